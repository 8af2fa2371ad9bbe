import type { OptionRules } from "../../core/options.js";
import { integer, oneOf, positive, shaped, text, texts } from "../../core/rules.js";
import { type ListenedSignal, listenedSignalRule } from "../../core/stop-signal.js";
import { columnNamesRule } from "../../data/rules.js";
import { SEQUENCE_TASKS, type SequenceTask } from "../../data/sequences/contract.js";
import { READ_OPTIONS, type ReadOptions } from "../../read/read-options.js";

/** What to read of sequences and how. Left out means: find it. */
export interface ReadSequencesOptions
  extends Pick<ReadOptions, "time" | "timeFormat" | "decimal" | "missingValues" | "encoding" | "skipRows"> {
  /** What is to be told; found from the data without it. */
  readonly task?: SequenceTask | undefined;
  /** The column of the labels; "first" or "last" of a table without a header; "countdown", of a row a step: the steps that are left. */
  readonly target?: readonly string[] | undefined;
  /** The columns that a step is made of. */
  readonly inputs?: readonly string[] | undefined;
  /** The columns that name the sequence of a row, in a table with a row a step; none: it is one sequence. */
  readonly sequence?: readonly string[] | undefined;
  /** Numbers a step where a row is a sequence, one step after the other: x1 y1 x2 y2 ... */
  readonly channels?: number | undefined;
  /** A table of labels, or an IDX file of them, beside what has none. */
  readonly labels?: string | undefined;
  /** The test part: a file, or several with commas between them. */
  readonly testData?: string | undefined;
  readonly validationData?: string | undefined;
  /** With "countdown": a file of one number for each sequence of the test part, the steps left after its last. */
  readonly testLabels?: string | undefined;
  /** With "countdown": no more steps than so many are told. */
  readonly cap?: number | undefined;
  /** A trained model's columns and classes: what is read has those, labels or not. */
  readonly model?: KnownSequences | undefined;
  /** Stops the reading. */
  readonly signal?: ListenedSignal | undefined;
}

/** The same as every format gets it. */
export interface Reading extends ReadSequencesOptions {
  readonly signal: ListenedSignal;
}

/** What a model knows of the sequences that it was trained on. */
export interface KnownSequences {
  readonly columns: readonly string[];
  /** null where it tells no class. */
  readonly classes: readonly string[] | null;
  /** The column of the time that a table's rows were in order of. */
  readonly time?: string | undefined;
  /** Steps of its longest window: so many numbers without a header are a row without a label. Default: not known */
  readonly window?: number;
}

const { time, timeFormat, decimal, missingValues, encoding, skipRows } = READ_OPTIONS;

export const SEQUENCE_OPTIONS = {
  ...{ time, timeFormat, decimal, missingValues, encoding, skipRows },
  task: oneOf(...SEQUENCE_TASKS),
  target: columnNamesRule,
  inputs: columnNamesRule,
  sequence: texts,
  channels: integer(1),
  labels: text,
  testData: text,
  validationData: text,
  testLabels: text,
  cap: positive,
  model: shaped("columns and classes of a model", ["columns", "classes"], "Leave it out to read for training."),
  signal: listenedSignalRule,
} satisfies OptionRules<ReadSequencesOptions>;
