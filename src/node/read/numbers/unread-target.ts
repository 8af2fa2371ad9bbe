import { InputError } from "../../../core/errors.js";
import { quoted } from "../../../core/listed.js";
import { isCalendarName } from "../../../data/time/calendar-parts.js";
import { isTime } from "../../../data/time/formats/index.js";
import { isNumeric } from "../profile.js";
import type { Source } from "../source.js";
import type { NotedColumn } from "./read-notations.js";

/** Names of columns that are there to be forecast. */
const TARGET_NAMES = /^(?:y|target|label|output|目的変数|予測対象|目標)$/i;

/**
 * Refuses to take another target where the one that was probably meant cannot be read: the last column, if it holds some numbers among texts or mostly digits
 * that are no numbers, or one that is named as a target.
 *
 * @param columns those that hold neither time nor series
 */
export function ensureTargetRead(source: Source, columns: readonly NotedColumn[]): void {
  const last = columns.filter(({ name }) => !isCalendarName(name)).at(-1);
  const meant = columns.find(({ name }) => TARGET_NAMES.test(name.trim())) ?? last;
  if (meant === undefined || isNumeric(meant) || meant.texts === 0) return;
  const { name, shapes, texts } = meant;
  const digits = shapes.filter(({ isDigits, example }) => isDigits && !isTime(example));
  const count = digits.reduce((sum, shape) => sum + shape.count, 0);
  const isNamed = TARGET_NAMES.test(name.trim());
  if (!isNamed && meant.numbers === 0 && count < texts / 2) return;
  const example = (digits[0] ?? shapes[0])?.example ?? "";
  throw new InputError(
    { file: source.file, column: name },
    `${isNamed ? "the column is named as the target" : "the last column is probably the target"} and cannot be read as numbers, got values like ${quoted(example)}. ` +
      "Write them like 1.5 or 1,5, or name the column to forecast with `target`.",
  );
}
