import type { CutRecord } from "../../study/records/plan.js";
import type { StudyRecord } from "../../study/records/study.js";

type HighwayKind = StudyRecord["network"]["highway"];

/** Since when criteria are as they are: before any run, as at the first, changed now or by an earlier command. */
export type CriteriaHistory =
  | { readonly kind: "first" }
  | { readonly kind: "kept" }
  | { readonly kind: "changed"; readonly runs: string }
  | { readonly kind: "changed-before"; readonly date: string };

/** What a command says while a study runs, on the terminal. */
export interface ProgressTexts {
  readonly chatNote: (text: string) => string;
  readonly chatTask: (facts: {
    readonly source: string;
    readonly rows: string;
    readonly targets: string;
    /** Rows ahead, "1" or "1 to 24"; null where the target belongs to the example itself. */
    readonly ahead: readonly [from: number, to: number] | null;
    readonly window: string;
    readonly inputs: number;
  }) => string;
  readonly chatWindows: (train: string, validation: string, test: string) => string;
  /** The highway that every network gets; `tried` are the kinds that it was chosen from, with the validation errors of drawn networks. */
  readonly chatHighway: (chosen: {
    readonly kind: HighwayKind;
    readonly tried: readonly { readonly kind: HighwayKind; readonly error: string }[];
    /** Whether these are errors of scaled logarithms. */
    readonly isLog: boolean;
  }) => string;
  /** When the study is planned, before it trains. */
  readonly chatCriteria: (facts: {
    readonly criteria: string;
    readonly hash: string;
    readonly history: CriteriaHistory;
  }) => string;
  readonly chatFold: (fold: string, folds: string) => string;
  readonly chatSetAside: (what: string) => string;
  readonly chatGrown: (facts: { readonly flag: string; readonly now: string; readonly before: string }) => string;
  readonly chatCut: (name: CutRecord["name"], now: string, asked: string) => string;
  /** Cuts of an earlier time budget that stay, and the command of a study without them. */
  readonly chatKept: (facts: { readonly cuts: readonly CutRecord[]; readonly command: string }) => string;
  /** Of a time budget that is too small: what even the smallest study takes, and a budget for it as it is typed. */
  readonly chatShort: (facts: {
    readonly budget: string;
    readonly time: string;
    readonly tuning: string;
    readonly enough: string;
    /** Runs that will be done, about. */
    readonly reached: string;
    readonly trials: string;
  }) => string;
  readonly chatPlanned: (trials: string) => string;
  readonly chatResumed: (trials: string) => string;
  readonly chatDiverged: (id: string, detail: string) => string;
  /** By a queue; the detail says so. */
  readonly chatRunSetAside: (id: string, detail: string) => string;
  /** Of a study whose verdict lacks such runs. */
  readonly chatAgain: string;
  readonly chatWork: (facts: {
    readonly percentage: string;
    readonly done: string;
    readonly trials: string;
    /** Null where it is not known yet. */
    readonly left: string | null;
  }) => string;
  /** Beside the bar of a live terminal. */
  readonly chatRuns: (done: string, trials: string, left: string | null) => string;
  /** A length of time, two units at most. */
  readonly chatSeconds: (seconds: number) => string;
  /** Errors as figures; null where they were not measured. */
  readonly chatEnsemble: (facts: {
    readonly name: string;
    readonly seeds: number;
    readonly validation: string | null;
    readonly test: string | null;
  }) => string;
  readonly chatNoEnsemble: string;
  readonly chatReport: (path: string) => string;
  readonly chatPage: (path: string) => string;
  readonly chatStopped: string;
  readonly dryRun: (facts: {
    readonly trials: string;
    readonly epochs: string;
    readonly windows: string;
    readonly methods: readonly string[];
    readonly batchSizes: readonly number[];
    readonly tuningTrials: string;
    readonly seeds: string;
    /** For what is left. */
    readonly time: string;
    /** Runs that are done in the folder, "all" of them; null: none. */
    readonly done: string | null;
    readonly folder: string;
  }) => string;
  readonly dryRunCost: (amount: string) => string;
}
