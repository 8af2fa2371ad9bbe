import { integer, significant } from "../../../page/text/numbers.js";
import { trialsAnHour, type WorkerView } from "../../contract/queue.js";
import { studyTexts } from "../../study/text/index.js";
import { texts } from "../text/index.js";

/** A line a worker: what it does, what it has done, and what it is. */
export function WorkerTable({ workers }: { readonly workers: readonly WorkerView[] }) {
  const { columns } = texts.value.workers;
  return (
    <div class="scroll" tabIndex={0}>
      <table class="queue">
        <thead>
          <tr>
            <th scope="col">{columns.worker}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col" class="number">
              {columns.done}
            </th>
            <th scope="col" class="number">
              {columns.rate}
            </th>
            <th scope="col" class="number">
              {columns.failed}
            </th>
            <th scope="col">{columns.machine}</th>
          </tr>
        </thead>
        <tbody>
          {workers.map((worker) => (
            <Row key={`${worker.host}/${worker.pid}`} worker={worker} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ worker }: { readonly worker: WorkerView }) {
  const { host, pid, done, failed, cpu, node, gradus, engine, isLost } = worker;
  return (
    <tr class={isLost ? "lost-worker" : ""}>
      <th scope="row">
        {host}
        <small> {pid}</small>
      </th>
      <td>
        <Load worker={worker} />
      </td>
      <td class="number">{integer(done)}</td>
      <td class="number">{significant(trialsAnHour(worker))}</td>
      <td class={failed > 0 ? "number failing" : "number"}>{integer(failed)}</td>
      <td class="machine">
        <small>
          {cpu} · {engine} · gradus {gradus} · Node.js {node.replace(/^v/, "")}
        </small>
      </td>
    </tr>
  );
}

function Load({ worker: { host, busy, concurrency, isLost, secondsSilent } }: { readonly worker: WorkerView }) {
  const { workers: words } = texts.value;
  if (isLost) return <span class="failing">{words.lost(studyTexts.value.seconds(secondsSilent))}</span>;
  return (
    <>
      {words.busy(integer(busy), integer(concurrency))}
      <div
        class="progress"
        role="meter"
        aria-label={host}
        aria-valuemin={0}
        aria-valuemax={concurrency}
        aria-valuenow={busy}
      >
        <i style={{ width: `${(100 * busy) / concurrency}%` }} />
      </div>
    </>
  );
}
