import { GradusError } from "../core/errors.js";
import { listed, quoted } from "../core/listed.js";
import { withCategories } from "../data/category.js";
import { ensureSum } from "../data/cut/shares.js";
import { calendarPartsOf } from "../data/derive/calendar.js";
import type { Derivation } from "../data/derive/derive-inputs.js";
import { filledColumns, maskName } from "../data/derive/mask.js";
import type { Allocate } from "../data/window-set.js";
import type { Horizon } from "../data/windows.js";
import { parseNumberLoss } from "../study/spec/number-loss.js";
import { seriesTask } from "../study/spec/series-task.js";
import type { StudyTask } from "../study/spec/task.js";
import type { Choice } from "../train/method-recipe.js";
import { USUAL_WINDOW } from "./defaults.js";
import { ensureKnownAheadIsRead } from "./known-ahead.js";
import type { ReadTable } from "./read-table.js";
import type { TableChoice } from "./study-layer.js";

/** Makes the task of a table that was read; `allocate` makes the memory of its windows. */
export function taskOf(
  { series, ...read }: ReadTable,
  { task, split }: Pick<TableChoice, "task" | "split">,
  allocate: Allocate,
): StudyTask {
  const { calendar = "auto", knownAhead = [], transform = [], window = USUAL_WINDOW } = task;
  const loss = lossOf(task);
  const cut = { window, horizon: horizonOf(task), transform, ...split, ...(loss && { loss }) };
  const known = withCategories(listOf(knownAhead), read.notation.categories);
  ensureKnownAheadIsRead(read, known);
  const made = {
    calendar: calendar === "auto" ? calendarPartsOf(series) : calendar,
    knownAhead: known,
    masked: read.missing === "mask" ? filledColumns(series, read.inputs).filter((name) => !known.includes(name)) : [],
  };
  const notes = [...read.notes, ...derivedNotes(made)];
  return seriesTask({ series, ...read, notes, ...cut, ...made, allocate });
}

/** What nobody asked for is said aloud. */
function derivedNotes({ calendar, knownAhead, masked }: Derivation): string[] {
  const cycles = { hour: "hour of the day", weekday: "day of the week", month: "time of the year" };
  return [
    ...(calendar.length === 0
      ? []
      : [`Inputs from the calendar, as at the row that is forecast: ${listed(calendar.map((part) => cycles[part]))}.`]),
    ...(knownAhead.length === 0
      ? []
      : [`Read at the row that is forecast, as known before its time: ${listed(knownAhead.map(quoted))}.`]),
    ...(masked.length === 0
      ? []
      : [`Inputs that say where a value was missing: ${listed(masked.map(maskName).map(quoted))}.`]),
  ];
}

export function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}

/** What is minimised; null where that is not asked for. */
export function lossOf({ loss }: Pick<TableChoice["task"], "loss">): Choice | null {
  return loss === undefined ? null : parseNumberLoss(loss, "`loss`");
}

/** The rows ahead: with `everyStep`, all up to the horizon. */
export function horizonOf({ horizon, everyStep = false }: TableChoice["task"]): Horizon {
  if (!everyStep) return horizon;
  if (typeof horizon === "number") return { from: 1, to: horizon };
  const text = `${horizon.from}..${horizon.to}`;
  throw new GradusError(`\`everyStep\` goes with one \`horizon\`, got "${text}". Leave one of them out.`);
}

/** Throws where validation and test part together would be all of the data. */
export function ensureSharesLeaveRows({
  split: { by = "time", folds = 1, ...shares },
}: Pick<TableChoice, "split">): void {
  ensureSum("splitFolds", { by, folds, ...shares });
}
