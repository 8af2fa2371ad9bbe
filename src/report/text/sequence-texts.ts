import type { SequencesRecord } from "../../study/records/sequences.js";
import type { TaskRecord } from "../../study/records/task.js";

type Kind = TaskRecord["kind"];

/** Whose names and numbers a task on sequences is told by, numbers already written out. */
export interface SequenceFacts {
  readonly targets: string;
  /** Of the target, or the symbols of a text. */
  readonly classes: string;
  readonly sequences: string;
  /** Steps of the shortest and of the longest; one number where they are alike. */
  readonly steps: readonly [shortest: string, longest: string] | readonly [all: string];
  readonly inputs: string;
}

/** Texts about sequences: what is told, from what, and how their parts were made. */
export interface SequenceTexts {
  /** The first line of a command, by the kind of the task; others are no sequences of unequal length. */
  readonly chatSequences: (source: string, kind: Kind, facts: SequenceFacts) => string;
  readonly toldLabel: string;
  /** Null where it is the targets by their names alone. */
  readonly told: Readonly<Record<Kind, ((facts: Pick<SequenceFacts, "targets" | "classes">) => string) | null>>;
  readonly sequencesLabel: string;
  readonly sequencesOf: (facts: Pick<SequenceFacts, "sequences" | "steps">, all: string) => string;
  readonly classesLabel: string;
  /** The first of many names, and how many there are. */
  readonly firstOf: (count: string, names: readonly string[], more: number) => string;
  readonly symbols: (count: string) => string;
  /** @param isWhole whether windows are as long as the longest sequence */
  readonly sequenceWindow: Readonly<Record<SequencesRecord["windows"], (window: string, isWhole: boolean) => string>>;
  readonly sequencesColumn: string;
  readonly toldColumn: string;
  readonly classCaption: (target: string) => string;
  readonly classColumn: string;
  /** Where there are too many for a table: those with fewest and most training examples. */
  readonly classExtremes: (facts: {
    readonly classes: string;
    readonly rarest: string;
    readonly least: string;
    readonly commonest: string;
    readonly most: string;
  }) => string;
  /** The forecasts without a network that such a task has, in a sentence on what they are. */
  readonly simpleForecasts: Readonly<Record<Kind, string>>;
}
