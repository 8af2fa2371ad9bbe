import { GradusError } from "../core/errors.js";
import { cells } from "../network/cells/index.js";
import type { StudyTask } from "../study/spec/task.js";

/** Throws for a cell that reads windows whole where a task tells at every step of them. */
export function ensureCell({ windows, record }: Pick<StudyTask, "windows" | "record">, name: string): void {
  if (windows.train.scored === "last" || cells.get(name).reads !== "window") return;
  const others = cells.names.filter((one) => cells.get(one).reads !== "window").join(", ");
  // What comes next is told at every step whatever the window.
  const isNext = record.horizon.from > 0;
  throw new GradusError(
    `--cell ${name} tells at the last step of a window alone, got the task "${record.kind}", which tells at every step. ` +
      `${isNext ? "Take" : "Give --window, so that each step is told from the steps before it, or take"} another cell: ${others}.`,
  );
}
