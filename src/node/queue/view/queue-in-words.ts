import {
  hindrancesOf,
  type QueueView,
  type RunView,
  trialsAnHour,
  type WorkerView,
} from "../../../web/contract/queue.js";
import { silentTrialInWords } from "../silent-trials.js";

/** The queue as a person reads it: a line a worker, a line a study, and what keeps trials from being taken or brought to an end. @param now as of Date.now() */
export function queueInWords({ place, workers, runs }: QueueView, now: number): string {
  const lines = [
    `Queue at ${place}: ${counted(workers.filter(({ isLost }) => !isLost).length, "worker")}, ${counted(runs.length, "study", "studies")}`,
    ...workers.map(workerLine),
    ...runs.flatMap((run) => runLines(run, now)),
  ];
  return `${lines.join("\n")}\n`;
}

function workerLine(worker: WorkerView): string {
  const { host, pid, gradus, engine, bits, concurrency, busy, done, failed } = worker;
  const state = worker.isLost
    ? `lost, silent for ${Math.round(worker.secondsSilent)} s`
    : `${busy} of ${concurrency} busy`;
  const rate = trialsAnHour(worker);
  const anHour = rate === null ? "" : `, ${rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate)} an hour`;
  return (
    `  worker ${host}/${pid}: ${state}; ${counted(done, "trial")} done, ${failed} failed${anHour}; ` +
    `gradus ${gradus}, ${engine} (${bits}), Node.js ${worker.node}, ${worker.cpu}`
  );
}

function runLines(run: RunView, now: number): string[] {
  const { label, host, pid, waiting, running, ended, failing, workers, secondsSilent, silent } = run;
  const line =
    `  study ${label} of ${host}/${pid}: ${waiting} waiting, ${running} running, ${ended} ready` +
    `${failing > 0 ? `, ${failing} with failed attempts` : ""}; ${counted(workers, "worker")} can take its trials`;
  const words = {
    nobodyCan:
      "no worker has its version of gradus and engine: start one that has, or run its program, which trains itself",
    gone: `its program was not heard of for ${Math.round(secondsSilent)} s: give its command again to go on`,
  };
  return [
    line,
    ...hindrancesOf(run).map((one) => `    ${words[one]}`),
    ...silent.map((one) => `    ${silentTrialInWords(one, now)}`),
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
