import type { StudyRecord } from "../../study/records/study.js";

/** The figures by which each situation was recognised, of one method, or of one forecast. */
export interface SituationCases {
  /** Half of the runs or more. */
  readonly diverges: { readonly method: string; readonly runs: number; readonly of: number };
  /** The lowest error, median of the runs, beside that of a network that has learned the mean alone. */
  readonly "learns-nothing": { readonly method: string; readonly best: number; readonly idle: number };
  /** A ratio of times or test errors, without which the mean of all, or what it decides, would be another. */
  readonly "one-seed": {
    readonly method: string;
    readonly against: string;
    readonly isOfTime: boolean;
    readonly seed: number;
    readonly ratio: number;
    /** Over all seeds. */
    readonly median: number;
    /** Geometric mean over all seeds, and without this one. */
    readonly mean: number;
    readonly without: number;
    /** Seeds to go on with. */
    readonly more: number;
  };
  /** First and last sigma, medians of the runs: it never falls to 0, or was 0 from the first epoch on. */
  readonly "sigma-stuck": { readonly method: string; readonly first: number; readonly last: number };
  /** Validations to the target error, median of the runs. */
  readonly "few-validations": { readonly method: string; readonly validations: number; readonly target: number };
  /** Share of its lowest error that the last quarter of the epochs still took off, median of the runs. */
  readonly "still-falling": { readonly method: string; readonly gain: number; readonly epochs: number };
  /** Medians of the runs that overfit. */
  readonly overfits: {
    readonly method: string;
    readonly runs: number;
    readonly of: number;
    readonly best: number;
    readonly bestEpoch: number;
    readonly last: number;
  };
  /** A tuned number that lies at an end of its range. */
  readonly "edge-of-range": {
    readonly method: string;
    readonly place: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  };
  /** Forecasts without a network that are at least as good on the test part as the best network. */
  readonly "simple-wins": {
    readonly baseline: string;
    readonly error: number;
    readonly network: string;
    readonly networkError: number;
    /** Whether a longer window would read more. */
    readonly isLonger: boolean;
  };
}

export type SituationCode = keyof SituationCases;

/** A known situation that a study is in, with its figures: at least one case. */
export type Situation = {
  readonly [Code in SituationCode]: { readonly code: Code; readonly cases: readonly SituationCases[Code][] };
}[SituationCode];

/** Looks for one situation in the record, and in nothing else. */
export type Recogniser<Code extends SituationCode = SituationCode> = (
  study: StudyRecord,
) => readonly SituationCases[Code][];
