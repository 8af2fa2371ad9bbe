import type { MethodRecord } from "../study/records/method.js";
import type { StudyRecord } from "../study/records/study.js";
import type { TrackedRun, TrackedStudy } from "./contract.js";

interface StudyBeginning {
  /** See `trackedName`. */
  readonly name: string;
  /** Seconds since 1970. */
  readonly startedAt: number;
  readonly methods: readonly MethodRecord[];
}

/** A study that runs. */
export function startedStudy({ name, startedAt, methods }: StudyBeginning): TrackedStudy {
  return {
    ...{ name, startedAt, endedAt: null, status: "running", facts: {}, verdict: null, scalars: [] },
    settings: settingsOf(methods),
  };
}

/** A study that has ended, with its verdict in words. */
export function endedStudy(study: StudyRecord, { name, verdict }: { name: string; verdict: string }): TrackedStudy {
  const startedAt = secondsOf(study.startedAt);
  const endedAt = startedAt + study.secondsTotal;
  const { timeRatio, epochsRatio, testErrorRatio } = study.verdict;
  const ratios = {
    time_ratio: timeRatio.value,
    epochs_ratio: epochsRatio.value,
    test_error_ratio: testErrorRatio.value,
  };
  return {
    ...startedStudy({ name, startedAt, methods: study.methods }),
    endedAt,
    status: STATUS[study.outcome],
    facts: factsOf(study),
    verdict,
    scalars: Object.entries({ ...ratios, target_error: study.target.error }).flatMap(([name, value]) =>
      value === null ? [] : [{ name, step: 0, value, at: endedAt }],
    ),
  };
}

/** Of a time in ISO 8601, seconds since 1970. */
export function secondsOf(time: string): number {
  return Date.parse(time) / 1000;
}

const STATUS: Readonly<Record<StudyRecord["outcome"], TrackedRun["status"]>> = {
  complete: "finished",
  closed: "finished",
  "budget-spent": "finished",
  stopped: "stopped",
};

const TEXTS = ["phase", "method", "objective", "optimizer"];
const NUMBERS = ["batch_size", "seed", "fold", "learning_rate", "sigma0"];

/** Those of `trackedRun`, with the numbers that methods tune. */
function settingsOf(methods: readonly MethodRecord[]): TrackedStudy["settings"] {
  const tuned = methods.flatMap(({ tuned }) => tuned.split(/, */)).filter((place) => place !== "");
  return Object.fromEntries([
    ...TEXTS.map((name) => [name, "text"] as const),
    ...[...NUMBERS, ...tuned].map((name) => [name, "number"] as const),
  ]);
}

function factsOf(study: StudyRecord): Record<string, string> {
  const { task, network, plan, criteria, verdict, outcome, software, machine, command } = study;
  const facts = {
    decision: verdict.decision,
    outcome,
    source: task.source,
    task: task.kind,
    targets: task.targets.join(", "),
    inputs: task.inputs.join(", "),
    window: task.window,
    horizon: `${task.horizon.from}..${task.horizon.to}`,
    metric: task.metric.name,
    cell: network.cell,
    hidden_sizes: network.hiddenSizes.join(","),
    parameters: study.parameters,
    methods: study.methods.map(({ name }) => name).join(","),
    batch_sizes: plan.batchSizes.join(","),
    seeds: plan.seeds,
    epochs: plan.epochs,
    tuning_trials: plan.tuningTrials,
    seed: plan.seed,
    min_time_saving: criteria.minTimeSaving ?? "none",
    max_test_error_increase: criteria.maxTestErrorIncrease,
    gradus: software.gradus,
    engine: software.engine,
    cpu: machine.cpu,
    command: command ?? "none",
    identity: study.identity,
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
}
