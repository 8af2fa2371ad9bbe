import type { PartName } from "../split.js";

/** The parts that a network is judged on. */
export type JudgedPart = Exclude<PartName, "train">;

/** "warning": figures of a study may mislead until this is dealt with; "note": good to know. */
export type FindingSeverity = "warning" | "note";

/** What each kind of finding says beside its code and severity: facts alone, which a report puts into words. */
export interface FindingFacts {
  /** Steps of time longer than 1.5 times the usual one, and how many windows run across one. */
  readonly gaps: {
    readonly count: number;
    readonly usual: string;
    readonly longest: string;
    readonly after: string;
    readonly windows: number;
    readonly ofWindows: number;
  };
  /** Rows whose time is not later than that of the row before. */
  readonly "repeated-times": { readonly count: number; readonly first: string };
  /** Rows that are the row before over again, in every column in use. */
  readonly "repeated-rows": { readonly count: number; readonly rows: number; readonly first: string };
  /** Stretches that stand in the data twice: how many rows, how many of them validate or test, where the first is and what it repeats. */
  readonly "repeated-stretch": {
    readonly count: number;
    readonly judged: number;
    readonly first: string;
    readonly original: string;
  };
  /** Values of a part beyond all of the training part; `beyond` is the farthest's way from them, in training standard deviations. */
  readonly "outside-range": {
    readonly column: string;
    readonly part: JudgedPart;
    readonly count: number;
    readonly rows: number;
    readonly beyond: number;
  };
  /** A part whose mean lies that many training standard deviations off, or whose spread is so many times the training part's. */
  readonly shift: {
    readonly column: string;
    readonly part: JudgedPart;
    readonly meanShift: number;
    readonly spreadRatio: number;
  };
  /** Rows of a part from a season of which the training part has no row. */
  readonly "unseen-season": { readonly part: JudgedPart; readonly count: number; readonly rows: number };
  /** An input with one value in the training part; `changes` is how many later rows have another one. */
  readonly constant: { readonly column: string; readonly value: number; readonly changes: number };
  /** A column of the table with one value in all rows, which is no input therefore. */
  readonly "constant-column": { readonly column: string; readonly value: number };
  /** An input that is the target of `ahead` rows later, to so much of its variance. */
  readonly leak: {
    readonly column: string;
    readonly target: string;
    readonly ahead: number;
    readonly explained: number;
  };
  /** An input from which, with the target's own past, its next change follows, to so much of that change's variance. */
  readonly foretelling: { readonly column: string; readonly target: string; readonly explained: number };
  /** Values far from all others that repeat: they may stand for missing ones. `least` and `greatest` are those of the others. */
  readonly "far-off-value": {
    readonly column: string;
    readonly values: readonly number[];
    readonly count: number;
    readonly rows: number;
    readonly least: number;
    readonly greatest: number;
  };
  /** A column that otherwise changes from row to row, and stands still for long: the longest run, and all such rows. */
  readonly stuck: {
    readonly column: string;
    readonly longest: number;
    readonly from: string;
    readonly value: number;
    readonly count: number;
    readonly rows: number;
  };
  /** A part too small for its error to be known well. */
  readonly "few-windows": { readonly part: JudgedPart; readonly windows: number };
  /** A network with more parameters than there are training windows. */
  readonly "few-for-network": { readonly windows: number; readonly parameters: number };
}

export type FindingCode = keyof FindingFacts;

/** Something about the data that who reads a study's figures should know. */
export type DataFinding = {
  readonly [Code in FindingCode]: {
    readonly code: Code;
    readonly severity: FindingSeverity;
  } & FindingFacts[Code];
}[FindingCode];
