import type { PageLanguage } from "../../page/text/language.js";
import type { CurvePoints, LiveRecord } from "../../study/records/live.js";
import type { TrialRecord } from "../../study/records/trial.js";
import type { StudyOutcome, VerdictRecord } from "../../study/records/verdict.js";

/**
 * What the server of `gradus ui` and its page tell each other, all of it JSON. Paths are relative to the page's own address, which has the
 * token in it.
 */

/**
 * "running": a process has the study; "stopped": it may go on; "killed": its process ended without giving the folder back; "finished": no
 * run is missing; "unreadable": no study that this gradus reads, `problems` say why.
 */
export type StudyState = "running" | "stopped" | "killed" | "finished" | "unreadable";

export type { CurvePoints, LiveRecord };

export type Decision = VerdictRecord["decision"];

/** GET studies: one line a study, the newest first. */
export interface StudyList {
  /** The folder that is looked into. */
  readonly folder: string;
  readonly studies: readonly StudyRow[];
  /** Whether folders were left out, as there are too many of them. */
  readonly isCut: boolean;
}

export interface StudyRow {
  readonly id: string;
  /** Its folder, seen from that which is looked into. */
  readonly name: string;
  readonly state: StudyState;
  /** Records of it that are there and cannot be read, each with the reason, in English; of an unreadable study, all that it has. */
  readonly problems: readonly string[];
  /** Name of the table or task, and what is forecast. */
  readonly data: string | null;
  readonly targets: readonly string[];
  readonly startedAt: string | null;
  /** Null before there is a verdict. */
  readonly decision: Decision | null;
  /** Whether that is the last verdict there was, of before more was asked for, or of before a process that ended without one. */
  readonly isEarlierVerdict: boolean;
  /** The methods compared, diffusion first. */
  readonly progress: ProgressFigures | null;
}

export type ProgressFigures = Pick<LiveRecord, "fraction" | "secondsLeft" | "trialsDone" | "trials">;

/** A study's command, word by word: see `continuingCommand`. */
export interface KnownCommand {
  /** The program, with Node.js and its flags where it needs some. */
  readonly program: readonly string[];
  readonly words: readonly string[];
  /** Of the study. */
  readonly out: string;
  /** Where it runs. */
  readonly folder: string;
}

/** GET studies/ID */
export interface StudyDetail extends StudyRow {
  readonly outcome: StudyOutcome | null;
  /** In the order of the study. */
  readonly methods: readonly MethodStyle[];
  readonly batchSizes: readonly number[];
  readonly folds: number;
  readonly seeds: number | null;
  readonly epochs: number | null;
  readonly tuningTrials: number | null;
  readonly timeBudgetSeconds: number | null;
  /** Null where nothing is known of its size. */
  readonly plannedRuns: PlannedRuns | null;
  /** The last verdict of a study that was asked for more and is not judged again yet; null where there is none. */
  readonly decidedBefore: DecidedBefore | null;
  /** Of a step of each method at each batch size; empty where a trainer takes no steps, and in records of before they were counted. */
  readonly multiplyAdds: readonly StepMultiplyAdds[];
  /** As it is typed: "time=25%,test=2%". */
  readonly criteria: string | null;
  readonly target: number | null;
  /** Empty before the study has ended or was stopped. */
  readonly summaries: readonly SummaryLine[];
  readonly words: Readonly<Record<PageLanguage, StudyWords>> | null;
  /** The report beside it; null where there is none. */
  readonly hasReport: boolean;
  /** The command that runs it; null where none is known. */
  readonly command: KnownCommand | null;
  /** Why an action is not offered; null where it is. */
  readonly refusals: Readonly<Record<ActionName, Refusal | null>>;
  /** The last lines of a command that was started from the page. */
  readonly log: readonly string[];
}

export interface PlannedRuns {
  /** Evaluation runs that a seed adds. */
  readonly perSeed: number;
  /** All others: of tuning, and pilots. */
  readonly beside: number;
  /** Threads that runs are divided among. */
  readonly workers: number;
}

export interface DecidedBefore {
  readonly decision: Decision;
  readonly seeds: number;
  readonly words: Readonly<Record<PageLanguage, StudyWords>>;
  /** The folder that it was kept in, seen from the study's; null where its report is still the study's. */
  readonly place: string | null;
}

export interface StepMultiplyAdds {
  readonly method: string;
  readonly batchSize: number;
  /** At sigma = 0. */
  readonly plain: number;
  readonly smoothed: number;
}

export interface MethodStyle {
  readonly name: string;
  readonly detail: string;
  readonly diffuses: boolean;
  /** Index of its colour in the palette, and the dashes of its line. */
  readonly series: number;
  readonly dash: readonly number[];
}

export interface SummaryLine {
  readonly method: string;
  readonly batchSize: number;
  readonly headline: boolean;
  readonly seeds: number;
  readonly successes: number;
  readonly epochsToTarget: number | null;
  readonly secondsToTarget: number | null;
  readonly validationError: number | null;
  readonly testError: number | null;
}

/** Of one language: the verdict as the report has it, and the row of a comparison. */
export interface StudyWords {
  readonly decision: string | null;
  readonly sentence: string | null;
  readonly reasons: readonly string[];
  /** What to do next, and the command that does it, null where none is known; the model that it says to use, where it does. */
  readonly next: readonly { readonly text: string; readonly command: string | null; readonly model?: string }[];
  readonly unit: string;
  readonly compared: readonly { readonly head: string; readonly text: string; readonly note: string | null }[];
}

/** A finished trial with its curve, thinned. */
export interface CompactTrial
  extends Pick<
    TrialRecord,
    | "id"
    | "phase"
    | "method"
    | "batchSize"
    | "seed"
    | "fold"
    | "initialValidationError"
    | "bestValidationError"
    | "bestEpoch"
    | "secondsTotal"
    | "threads"
  > {
  /** "setAside" by a queue. */
  readonly outcome: TrialRecord["outcome"] | "setAside";
  readonly epochs: number;
  readonly points: CurvePoints;
}

/**
 * GET studies/ID/stream, server-sent events. "trials" has an id, by which a page that was cut off goes on where it was; "reset" says that what it
 * has is no longer the study's; "ready" comes when all that had finished was sent.
 */
export interface StreamEvents {
  readonly state: StreamState;
  readonly trials: readonly CompactTrial[];
  /** So many more lines of the finished trials are damaged. */
  readonly damaged: number;
  readonly reset: null;
  readonly ready: null;
  /** Null where nothing is under way. */
  readonly live: LiveRecord | null;
}

export interface StreamState {
  readonly state: StudyState;
  /** Changes where the study's detail has. */
  readonly version: string;
  /** A command that the page asked for has not taken the study yet. */
  readonly isStarting: boolean;
  /** The last words of such a command that failed. */
  readonly failure: string | null;
}

export const ACTIONS = ["stop", "continue"] as const;
export type ActionName = (typeof ACTIONS)[number];

/** POST studies/ID/continue; null leaves it as it is. */
export interface ContinueRequest {
  readonly seeds: number | null;
  readonly minutes: number | null;
}

/** Why something is not done; `Answer.detail` has what belongs to it in English. */
export type Refusal =
  | "not-running"
  | "running"
  | "elsewhere"
  | "unsure"
  | "no-command"
  | "no-file"
  | "no-engine"
  | "closed"
  | "unreadable"
  | "bad-number"
  | "gone";

/** To a POST. */
export interface Answer {
  readonly refusal: Refusal | null;
  readonly detail: string | null;
}
