import type { QueueView, RunView, WorkerView } from "../../../web/contract/queue.js";

/** The queue as a person reads it: a line a worker, a line a study, and what keeps trials from being taken. */
export function queueInWords({ place, workers, runs }: QueueView): string {
  const lines = [
    `Queue at ${place}: ${counted(workers.filter(({ isLost }) => !isLost).length, "worker")}, ${counted(runs.length, "study", "studies")}`,
    ...workers.map(workerLine),
    ...runs.flatMap(runLines),
  ];
  return `${lines.join("\n")}\n`;
}

function workerLine(worker: WorkerView): string {
  const { host, pid, gradus, engine, bits, concurrency, busy, done, failed, secondsSinceStart } = worker;
  const rate = secondsSinceStart > 0 ? (3600 * done) / secondsSinceStart : 0;
  const state = worker.isLost
    ? `lost, silent for ${Math.round(worker.secondsSilent)} s`
    : `${busy} of ${concurrency} busy`;
  return (
    `  worker ${host}/${pid}: ${state}; ${counted(done, "trial")} done, ${failed} failed, ${rate.toPrecision(3)} an hour; ` +
    `gradus ${gradus}, ${engine} (${bits}), Node.js ${worker.node}, ${worker.cpu}`
  );
}

function runLines({ label, host, pid, waiting, running, ended, failing, workers, secondsSilent }: RunView): string[] {
  const line =
    `  study ${label} of ${host}/${pid}: ${waiting} waiting, ${running} running, ${ended} ready` +
    `${failing > 0 ? `, ${failing} with failed attempts` : ""}; ${counted(workers, "worker")} can take its trials`;
  const notes = [
    ...(workers === 0 && waiting > 0
      ? [
          "    no worker has its version of gradus and engine: start one that has, or run its program, which trains itself",
        ]
      : []),
    ...(secondsSilent > GONE
      ? [`    its program was not heard of for ${Math.round(secondsSilent)} s: give its command again to go on`]
      : []),
  ];
  return [line, ...notes];
}

/** Seconds after which a coordinator, which looks in every two, has gone or sleeps. */
const GONE = 30;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
