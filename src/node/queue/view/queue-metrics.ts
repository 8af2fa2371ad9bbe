import type { QueueView, RunView, WorkerView } from "../../../web/contract/queue.js";

/**
 * The queue in the text form of Prometheus (0.0.4).
 *
 * @example
 * queueMetrics({ place: "h:5432/d", workers: [], runs: [] }).startsWith("# HELP gradus_workers "); // true
 */
export function queueMetrics({ workers, runs }: QueueView): string {
  // Counters stay while a worker that was lost is remembered: what ended with it is counted then.
  const alive = workers.filter(({ isLost }) => !isLost);
  return [
    metric("gradus_workers", "Workers that are heard of.", [[{}, alive.length]]),
    metric("gradus_workers_lost", "Workers that were lost within an hour.", [[{}, workers.length - alive.length]]),
    ...(["busy", "concurrency", "done", "failed", "seconds"] as const).map((name) =>
      metric(
        `gradus_worker_${NAMES[name][0]}`,
        NAMES[name][1],
        (NAMES[name][0].endsWith("_total") ? workers : alive).map((one) => [workerLabels(one), one[name]]),
      ),
    ),
    ...(["waiting", "running", "silent", "ended", "failing", "workers"] as const).map((name) =>
      metric(
        `gradus_study_${RUN_NAMES[name][0]}`,
        RUN_NAMES[name][1],
        runs.map((one) => [runLabels(one), name === "silent" ? one.silent.length : one[name]]),
      ),
    ),
  ].join("");
}

const NAMES = {
  busy: ["trials_running", "Trials that a worker runs."],
  concurrency: ["trials_at_once", "Trials that a worker may run at once."],
  done: ["trials_done_total", "Trials that a worker has finished since its start."],
  failed: ["trials_failed_total", "Attempts that failed on a worker since its start, or ended with it."],
  seconds: ["trial_seconds_total", "Seconds that a worker's trials took."],
} as const;

const RUN_NAMES = {
  waiting: ["trials_waiting", "Trials that wait for a worker."],
  running: ["trials_running", "Trials that workers run."],
  silent: ["trials_silent", "Trials that workers run and of which nothing was heard for ten minutes."],
  ended: ["results_waiting", "Results that the study's program has not taken yet."],
  failing: ["trials_failing", "Trials of which an attempt has failed."],
  workers: ["workers_able", "Workers that can take the study's trials."],
} as const;

type Labels = Readonly<Record<string, string>>;

function workerLabels({ host, pid, gradus, engine }: WorkerView): Labels {
  return { host, pid: String(pid), gradus, engine };
}

function runLabels({ label, host, pid }: RunView): Labels {
  return { study: label, host, pid: String(pid) };
}

function metric(name: string, help: string, values: readonly (readonly [Labels, number])[]): string {
  const type = name.endsWith("_total") ? "counter" : "gauge";
  const lines = values.map(([labels, value]) => `${name}${inBraces(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function inBraces(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`,
  );
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}
