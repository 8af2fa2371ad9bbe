import { integer } from "../../../page/text/numbers.js";
import type { RunView } from "../../contract/queue.js";
import { studyTexts } from "../../study/text/index.js";
import { texts } from "../text/index.js";

/** Seconds after which a study's program, which looks in every two, has gone or sleeps. */
const GONE = 30;

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

function Hindrance({ run: { workers, waiting, secondsSilent } }: { readonly run: RunView }) {
  const { workers: words } = texts.value;
  const notes = [
    ...(workers === 0 && waiting > 0 ? [words.nobodyCan] : []),
    ...(secondsSilent > GONE ? [words.gone(studyTexts.value.seconds(secondsSilent))] : []),
  ];
  return (
    <>
      {notes.map((note) => (
        <small key={note} class="reason">
          {note}
        </small>
      ))}
    </>
  );
}
