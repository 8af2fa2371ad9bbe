import { canSolve } from "../initialisers/readout-for.js";
import { losses } from "../loss/index.js";
import { isLinearName } from "../study/spec/methods/linear.js";
import type { StudyOptions } from "../study/spec/options.js";
import type { StudyTask } from "../study/spec/task.js";

/** A study's default methods without those that begin at a linear start, where the task's loss has none, and the task with a note on them. */
export function withFittingMethods<Choices extends Pick<StudyOptions, "methods">>(
  task: StudyTask,
  choices: Choices,
): { readonly task: StudyTask; readonly choices: Choices } {
  const { loss } = task;
  const left = choices.methods.filter(({ name }) => isLinearName(name));
  if (loss === undefined || left.length === 0 || canSolve(losses.get(loss.name))) return { task, choices };
  const names = left.map(({ name }) => name).join(", ");
  const note = `Left out of the methods: ${names}, as the loss "${loss.name}" has no linear start.`;
  return {
    task: { ...task, record: { ...task.record, notes: [...task.record.notes, note] } },
    choices: { ...choices, methods: choices.methods.filter((method) => !left.includes(method)) },
  };
}
