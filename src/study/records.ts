/**
 * The records of a study: what study.json holds and what the report reads. Plain JSON, no behaviour.
 *
 * Fields that depend on a clock or the machine are named `seconds...` or `startedAt`, or lie under `verdict`, `machine`
 * or `plan.budget`; `plan.workers` is the threads that were used. All others are the same bits for the same seed, and where
 * a trial has several `threads` for as many workers. `null` stands where a number does not exist (never reached, not used).
 */
export const STUDY_SCHEMA = "gradus.study";
export const STUDY_VERSION = 1;

export interface StudyRecord {
  readonly schema: typeof STUDY_SCHEMA;
  readonly version: typeof STUDY_VERSION;
  readonly software: { readonly gradus: string; readonly engine: string };
  /** `complete`, or why it ended early; what had finished by then is all here. */
  readonly outcome: StudyOutcome;
  readonly task: TaskRecord;
  readonly network: NetworkRecord;
  readonly methods: readonly MethodRecord[];
  readonly criteria: Criteria;
  readonly plan: PlanRecord;
  /** Forecasts that need no network, and the best linear predictor. */
  readonly baselines: readonly BaselineRecord[];
  readonly target: TargetRecord;
  readonly trials: readonly TrialRecord[];
  readonly summaries: readonly SummaryRecord[];
  readonly verdict: VerdictRecord;
  readonly forecast: ForecastRecord | null;
  readonly secondsTotal: number;
  readonly startedAt: string;
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
}

export type StudyOutcome = "complete" | "stopped" | "budget-spent";

export interface TaskRecord {
  readonly kind: "series" | "adding";
  /** File name without its folder, or the task's name. */
  readonly source: string;
  readonly rows: number;
  readonly segments: number;
  readonly targets: readonly string[];
  readonly inputs: readonly string[];
  /** The time columns, first and last moment as text, gaps; null without a time axis. */
  readonly time: {
    readonly columns: readonly string[];
    readonly first: string;
    readonly last: string;
    readonly step: string;
    readonly gaps: number;
  } | null;
  readonly window: number;
  readonly horizon: number;
  readonly missing: "none" | "drop" | "previous" | "linear";
  /** Windows in each part, and the first moment (or row) of each part. */
  readonly parts: Readonly<Record<"train" | "validation" | "test", PartRecord>>;
  /** What was found or left out on the way in, in plain English: never silent. */
  readonly notes: readonly string[];
  /** What errors are measured in: root mean squared error in the target's unit, or in its standard deviations. */
  readonly errorUnit: "target" | "standard-deviations";
}

export interface PartRecord {
  readonly windows: number;
  readonly from: string;
  readonly to: string;
}

export interface NetworkRecord {
  readonly cell: string;
  readonly inputSize: number;
  readonly hiddenSize: number;
  readonly outputSize: number;
  readonly activation: string;
  readonly parameters: number;
}

/** One contender, e.g. {name: "diffusion", objective: "weights", optimizer: "momentum", diffuses: true}. */
export interface MethodRecord {
  readonly name: string;
  readonly objective: string;
  readonly optimizer: string;
  readonly diffuses: boolean;
  /** Human words, e.g. "weights objective, momentum 0.9, sigma linear to 0 over 60 % of the epochs". */
  readonly detail: string;
}

/** Fixed and written down before the first trial. */
export interface Criteria {
  /** Diffusion must need at most (1 - this) of SGD's time to the target. Default .25 */
  readonly minTimeSaving: number;
  /** Its test error may be at most (1 + this) times SGD's. Default .02 */
  readonly maxTestErrorIncrease: number;
  /** Share of the seeds that must reach the target. Default .8 */
  readonly minSeedsReached: number;
}

export interface PlanRecord {
  readonly seed: number;
  readonly seeds: number;
  readonly batchSizes: readonly number[];
  readonly epochs: number;
  /** Tuning trials for each method and batch size; the same number for all. */
  readonly tuningTrials: number;
  /** Training windows used of those there are (a time budget may thin them out). */
  readonly trainWindows: number;
  readonly workers: number;
  /** Of the workers, how many shared the batches of one evaluation run; 1: as many runs at once as workers. */
  readonly threads: number;
  /** What the time budget made of the wishes, null without one. */
  readonly budget: { readonly seconds: number; readonly changes: readonly string[] } | null;
}

export interface BaselineRecord {
  /** "last value" | "seasonal repeat" | "mean" | "linear" */
  readonly name: "last value" | "seasonal repeat" | "mean" | "linear";
  /** e.g. "season 24 rows", "ridge 1e-3 on 24 x 5 inputs". */
  readonly detail: string;
  readonly validationError: number;
  readonly testError: number;
}

export interface TargetRecord {
  /** Validation error to reach; null when it could not be set (no finished trial to take it from). */
  readonly error: number | null;
  /** "given" by the user, or the level that tuned `reference` reaches with at least `seedsShare` of its seeds. */
  readonly source: "given" | "reference";
  readonly reference: string | null;
}

export type TrialOutcome = "finished" | "diverged" | "stopped";

export interface TrialRecord {
  /** Deterministic, e.g. "tune/sgd/b16/3" or "run/diffusion/b64/seed2". */
  readonly id: string;
  readonly phase: "tuning" | "evaluation";
  readonly method: string;
  readonly batchSize: number;
  readonly seed: number;
  readonly learningRate: number;
  /** Sigma of the first epoch: the tuned sigma_0, what a rule began with, 0 for methods that do not diffuse. */
  readonly sigma0: number;
  /** Threads that shared each batch. The same bits come from the same number of them. */
  readonly threads: number;
  readonly outcome: TrialOutcome;
  /** Why it diverged or stopped, with step, sigma and learning rate; null when finished. */
  readonly outcomeDetail: string | null;
  readonly epochs: readonly EpochRecord[];
  /** Lowest validation error and its epoch (1-based), null when none was finite. */
  readonly bestValidationError: number | null;
  readonly bestEpoch: number | null;
  /** Of the weights that were best on validation; only evaluation trials of a study that got that far. */
  readonly testError: number | null;
  readonly secondsTotal: number;
}

export interface EpochRecord {
  /** 1-based. */
  readonly epoch: number;
  /** Mean objective over the epoch's batches (the smoothed one while sigma > 0). */
  readonly trainObjective: number;
  readonly validationError: number;
  readonly sigma: number;
  readonly learningRate: number;
  /** Training time up to the end of this epoch, validation not counted. */
  readonly secondsTraining: number;
}

/** One method at one batch size, over the evaluation seeds. */
export interface SummaryRecord {
  readonly method: string;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly sigma0: number;
  readonly seeds: number;
  readonly seedsReached: number;
  /** Median over seeds, never-reached counted as infinite: null when the median seed did not reach it. */
  readonly epochsToTarget: number | null;
  readonly secondsToTarget: number | null;
  readonly secondsPerEpoch: number | null;
  /** Medians over the seeds. */
  readonly validationError: number | null;
  readonly testError: number | null;
  readonly diverged: number;
}

/** A ratio of medians with a bootstrap interval over seeds; an end is null when unbounded (not reached). */
export interface RatioRecord {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly confidence: number;
}

export interface CriterionRecord {
  readonly name: "time" | "test-error" | "seeds";
  readonly limit: number;
  readonly value: number | null;
  readonly result: "met" | "missed" | "undecided";
}

export interface VerdictRecord {
  readonly decision: "go" | "no-go" | "inconclusive";
  /** The methods compared, each at the batch size at which its median time to the target is shortest. */
  readonly diffusion: { readonly method: string; readonly batchSize: number } | null;
  readonly reference: { readonly method: string; readonly batchSize: number } | null;
  /** diffusion : reference. */
  readonly timeRatio: RatioRecord;
  readonly epochsRatio: RatioRecord;
  readonly testErrorRatio: RatioRecord;
  readonly criteria: readonly CriterionRecord[];
  /** The same optimiser without diffusion, when it ran: tells what diffusion itself adds. */
  readonly sameOptimizer: {
    readonly method: string;
    readonly batchSize: number;
    readonly timeRatio: RatioRecord;
    readonly testErrorRatio: RatioRecord;
  } | null;
  /** Codes with their numbers; the report and the terminal put them into words. */
  readonly reasons: readonly VerdictReason[];
}

/** Without which there is nothing to compare. */
export type MissingForComparison = "diffusing-method" | "reference-method" | "evaluation-trials" | "target";

export type VerdictReason =
  | { readonly code: "criterion"; readonly name: CriterionRecord["name"]; readonly result: CriterionRecord["result"] }
  | { readonly code: "no-comparison"; readonly missing: MissingForComparison }
  | {
      readonly code: "naive-is-better";
      readonly baseline: string;
      readonly baselineError: number;
      readonly bestError: number;
    }
  | { readonly code: "optimizer-explains"; readonly method: string }
  | {
      readonly code: "stopped-early";
      readonly outcome: StudyOutcome;
      readonly trialsDone: number;
      readonly trialsPlanned: number;
    };

/** Forecast against truth on (at most the last 500 windows of) the test part, first target, in its own unit. */
export interface ForecastRecord {
  readonly target: string;
  readonly labels: readonly string[];
  readonly truth: readonly number[];
  /** Best model of each method; best naive forecast last. */
  readonly forecasts: readonly { readonly name: string; readonly values: readonly number[] }[];
}
