import { visible } from "../../core/visible.js";
import type { SequencesRecord } from "../../study/records/sequences.js";
import type { TaskRecord } from "../../study/records/task.js";
import type { SequenceFacts } from "../text/sequence-texts.js";
import type { Texts } from "../text/texts.js";

/** A task on sequences. */
export type TaskOnSequences = TaskRecord & { readonly sequences: SequencesRecord };

export function isOnSequences(task: TaskRecord): task is TaskOnSequences {
  return task.sequences !== null;
}

/** Names and numbers of a task on sequences as texts take them. */
export function sequenceFacts(
  { targets, classes, inputs, kind, sequences }: TaskOnSequences,
  { texts, print }: { readonly texts: Texts; readonly print: (count: number) => string },
): SequenceFacts {
  const { shortest, longest } = sequences;
  return {
    targets: firstNames(targets, texts),
    classes: print(kind === "chars" ? inputs.length : classes.length),
    sequences: print(sequences.count),
    steps: shortest === longest ? [print(longest)] : [print(shortest), print(longest)],
    inputs: print(inputs.length),
  };
}

/** Names that a line can hold. */
const MOST_NAMES = 20;

/** How many there are, and the first of them; one by its name alone. */
export function countedNames(names: readonly string[], texts: Texts): string {
  const shown = names.slice(0, MOST_NAMES).map(visible);
  if (names.length === 1) return shown[0]!;
  return texts.firstOf(String(names.length), shown, names.length - shown.length);
}

function firstNames(names: readonly string[], texts: Texts): string {
  return names.length <= MOST_NAMES ? names.map(visible).join(texts.listComma) : countedNames(names, texts);
}
