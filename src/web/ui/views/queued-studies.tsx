import { integer } from "../../../page/text/numbers.js";
import { hindrancesOf, type RunView } from "../../contract/queue.js";
import { studyTexts } from "../../study/text/index.js";
import { texts } from "../text/index.js";

/** A line a study on the queue, and what keeps its trials from being taken. */
export function QueuedStudies({ runs }: { readonly runs: readonly RunView[] }) {
  const { runColumns } = texts.value.workers;
  const numbers = ["waiting", "running", "ended", "failing", "workers"] as const;
  return (
    <div class="scroll" tabIndex={0}>
      <table class="queue">
        <thead>
          <tr>
            <th scope="col">{runColumns.study}</th>
            {numbers.map((name) => (
              <th key={name} scope="col" class="number">
                {runColumns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={`${run.label} ${run.host} ${run.pid}`}>
              <th scope="row">
                {run.label}
                <small>
                  {" "}
                  {run.host} {run.pid}
                </small>
                <Hindrance run={run} />
              </th>
              {numbers.map((name) => (
                <td key={name} class={name === "failing" && run.failing > 0 ? "number failing" : "number"}>
                  {integer(run[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Hindrance({ run }: { readonly run: RunView }) {
  const { workers: words } = texts.value;
  const told = { nobodyCan: words.nobodyCan, gone: words.gone(studyTexts.value.seconds(run.secondsSilent)) };
  return (
    <>
      {hindrancesOf(run).map((one) => (
        <small key={one} class="reason">
          {told[one]}
        </small>
      ))}
      {run.silent.map(({ trial, host, pid, seconds }) => (
        <small key={trial} class="reason">
          {words.silent(trial, `${host} ${pid}`, studyTexts.value.seconds(seconds))}
        </small>
      ))}
    </>
  );
}
