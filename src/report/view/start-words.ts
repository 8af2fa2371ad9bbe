import { median } from "../../core/statistics.js";
import { significant } from "../../page/text/numbers.js";
import type { TrialRecord } from "../../study/records/trial.js";
import type { Texts } from "../text/texts.js";
import type { MethodView } from "./study-view.js";

/** Median validation error before the first step; null where it was not finite, and without runs. */
export function initialError(trials: readonly TrialRecord[]): number | null {
  if (trials.length === 0) return null;
  const middle = median(trials.map(({ initialValidationError }) => initialValidationError ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(middle) ? middle : null;
}

/** What each method starts from and its error there, methods that start alike in one line. */
export function startLines(methods: readonly MethodView[], texts: Texts): readonly string[] {
  const alike = new Map<string, string[]>();
  for (const { record, trials } of methods) {
    const error = initialError(trials);
    if (error === null) continue;
    const start = startWords(trials, texts) ?? texts.startBy(record.recipe.initialiser.name);
    const words = texts.startsAt(significant(error, 4), start);
    alike.set(words, [...(alike.get(words) ?? []), record.name]);
  }
  return [...alike].map(([words, names]) => names.join(texts.listComma) + texts.severityColon + words);
}

/** What the runs' own notes say, with their numbers where they differ; null where they say nothing. */
function startWords(trials: readonly TrialRecord[], texts: Texts): string | null {
  const counts = new Map<string, number>();
  for (const { startNote } of trials) {
    if (startNote !== null) counts.set(startNote, (counts.get(startNote) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  if (counts.size === 1) return [...counts.keys()].map((note) => texts.startNote(note)).join("");
  return [...counts]
    .map(([note, count]) => texts.startOfSeeds(texts.startNote(note), String(count), String(trials.length)))
    .join(texts.listComma);
}
