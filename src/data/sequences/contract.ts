import type { PartName } from "../split.js";

/**
 * Sequences of unequal length in the one form that every reader gives and every task takes: n sequences, one after the other, with what is to be
 * told of them. Plain data.
 */
export interface SequenceData {
  /** Name of the file or folder, without where it lies. */
  readonly source: string;
  /** (I), names of the numbers of a step; of symbols, the symbols. */
  readonly columns: readonly string[];
  /** (n), a name for each sequence, no two alike. */
  readonly names: readonly string[];
  /** (n + 1), ascending from 0: sequence k has the steps offsets[k] to offsets[k + 1] - 1; it may have none. */
  readonly offsets: Uint32Array;
  readonly steps: SequenceSteps;
  /** What is to be told of each sequence or step; null where it is the step that comes next. */
  readonly labels: SequenceLabels | null;
  /** (n), the part that the source puts each sequence into; null where it says nothing. */
  readonly parts: readonly PartName[] | null;
  /** What was found and decided in reading, in plain English: never silent. */
  readonly notes: readonly string[];
  /** Of tables: options of the reader that read another table alike, found ones among them. */
  readonly readAs?: SequenceReading;
}

/** Which columns a table's sequences were read from. */
export interface SequenceReading {
  /** The columns that name the sequence of a row that is a step; none: the table is one sequence. Left out where a row is a sequence. */
  readonly sequence?: readonly string[];
  /** Numbers a step where a row is a sequence. */
  readonly channels?: number;
  readonly target?: readonly string[];
  /** The column of the time that the rows of a sequence are in order of; left out for none, and for several. */
  readonly time?: string;
}

/** What stands at each step of all sequences. */
export type SequenceSteps =
  /** (steps, I) row-major; NaN where a number is missing. */
  | { readonly kind: "numbers"; readonly values: Float64Array }
  /** (steps), one of the columns, by its place: a character of a text. */
  | { readonly kind: "symbols"; readonly codes: Uint16Array };

export type SequenceLabels = {
  /** Name of the column or file that they come from. */
  readonly name: string;
  /** Whether each sequence has a label or each of its steps. */
  readonly of: "sequence" | "step";
} & (
  | {
      readonly kind: "class";
      /** Names of the classes, in order: those of the training part first seen or sorted, as the reader says. */
      readonly classes: readonly string[];
      /** (n) or (steps), the place of each class; `NO_CLASS` where there is none. */
      readonly codes: Uint16Array;
    }
  | {
      readonly kind: "number";
      /** (K), names of the numbers. */
      readonly columns: readonly string[];
      /** (n, K) or (steps, K) row-major; NaN where there is none. */
      readonly values: Float64Array;
    }
);

/** In place of a class: there is no label, as in a table to be predicted. */
export const NO_CLASS = 0xffff;

/** The target that is computed and no column: steps left until a sequence ends. */
export const COUNTDOWN = "countdown";

/** Tasks on sequences, by what is told. */
export const SEQUENCE_TASKS = ["classify", "regress", "tag", "frames", "chars"] as const;
export type SequenceTask = (typeof SEQUENCE_TASKS)[number];
