import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { isCalendarName } from "../../data/time/calendar-parts.js";
import { isTime } from "../../data/time/formats/index.js";
import { isNumeric } from "../database/profile.js";
import type { NotedColumn } from "../numbers/read-notations.js";

/** Names of columns that are there to be forecast. */
const TARGET_NAMES = /^(?:y|target|label|output|目的変数|予測対象|目標)$/i;

interface Choice {
  readonly file: string;
  readonly rows: number;
  /** The columns of the file that hold neither time nor series, in its order. */
  readonly columns: readonly NotedColumn[];
  /** Those of them that can be forecast. */
  readonly candidates: readonly string[];
  /** Why a column of numbers cannot: what it is. */
  readonly left: ReadonlyMap<string, string>;
}

/** The last column, or the one named as a target, is probably what is to be forecast, and cannot be: somebody has to choose one of the others. */
export class UnclearTarget extends InputError {
  readonly candidates: readonly string[];
  /** Whether it holds nothing but texts or words of truth: perhaps classes. */
  readonly isOfTexts: boolean;

  constructor({
    place,
    fault,
    candidates,
    isOfTexts,
  }: Pick<UnclearTarget, "place" | "candidates" | "isOfTexts"> & { readonly fault: string }) {
    const which = candidates.length === 0 ? "" : `: ${listed(candidates.map(quoted), 30)}`;
    super(place, `${fault} Name the column to forecast with \`target\`${which}.`);
    this.candidates = candidates;
    this.isOfTexts = isOfTexts;
  }
}

/**
 * The target where none is asked for, and a note that says which: the last column of measurements. Where that cannot be forecast, the target does not move on
 * to another one, unless one is named as a target or there is one alone.
 *
 * @returns null where no column can be forecast
 * @throws UnclearTarget
 */
export function defaultTarget(choice: Choice): { readonly target: string; readonly note: string } | null {
  const { columns, candidates } = choice;
  const byName = new Map(columns.map((column) => [column.name, column]));
  const measured = candidates.filter((name) => !isCalendarName(name));
  const numbers = measured.filter((name) => !areWords(byName.get(name)));
  const meant = meantColumn(columns, measured);
  if (meant === undefined || (numbers.length === 0 && measured.at(-1) === meant.name)) {
    const last = measured.at(-1) ?? candidates.at(-1);
    return last === undefined ? null : { target: last, note: lastNote(last) };
  }
  const { name } = meant;
  if (numbers.includes(name)) return { target: name, note: lastNote(name) };
  ensureRead(choice, meant);
  const fault = faultOf(meant, choice);
  const named = numbers.filter((own) => TARGET_NAMES.test(own.trim()));
  const isCoordinate = numbers.some((own) => /^x$/i.test(own.trim()));
  if (named.length === 1 && !isCoordinate) return { target: named[0]!, note: namedNote(named[0]!) };
  if (numbers.length === 1 && !fault.isMeasured && !isNamed(meant))
    return { target: numbers[0]!, note: onlyNote(numbers[0]!, `${quoted(name)}, ${fault.words}`) };
  if (measured.length === 0) return null;
  throw new UnclearTarget({
    place: { file: choice.file, column: name },
    fault: `${meansTarget(meant)} and cannot be forecast: it ${fault.words}.`,
    candidates: measured,
    isOfTexts: isOfTexts(meant),
  });
}

/** Throws where the column that is probably the target holds what may have been meant as numbers, or is named as a target. */
export function ensureTargetRead(choice: Pick<Choice, "file" | "columns" | "candidates">): void {
  const meant = meantColumn(choice.columns, choice.candidates);
  if (meant !== undefined) ensureRead(choice, meant);
}

function ensureRead({ file, candidates }: Pick<Choice, "file" | "candidates">, meant: NotedColumn): void {
  const { name, shapes, texts, numbers } = meant;
  if (isNumeric(meant) || texts === 0) return;
  const digits = shapes.filter(({ isDigits, example }) => isDigits && !isTime(example));
  const count = digits.reduce((sum, shape) => sum + shape.count, 0);
  if (!isNamed(meant) && numbers === 0 && count < texts / 2) return;
  const example = (digits[0] ?? shapes[0])?.example ?? "";
  throw new UnclearTarget({
    place: { file, column: name },
    fault: `${meansTarget(meant)} and cannot be read as numbers, got values like ${quoted(example)}. Write them like 1.5 or 1,5.`,
    candidates: candidates.filter((candidate) => candidate !== name && !isCalendarName(candidate)),
    isOfTexts: isOfTexts(meant),
  });
}

/** A column named as a target that is no candidate, else the last one that is neither a part of a date, nor a time, nor what an ending delimiter makes. */
function meantColumn(columns: readonly NotedColumn[], candidates: readonly string[]): NotedColumn | undefined {
  const possible = columns.filter((column) => !isCalendarName(column.name) && !isBlank(column) && !areTimes(column));
  return possible.find((column) => isNamed(column) && !candidates.includes(column.name)) ?? possible.at(-1);
}

function isNamed({ name }: NotedColumn): boolean {
  return TARGET_NAMES.test(name.trim());
}

function meansTarget(column: NotedColumn): string {
  return isNamed(column) ? "the column is named as the target" : "the last column is probably the target";
}

function isOfTexts(column: NotedColumn): boolean {
  return areWords(column) || (column.numbers === 0 && column.texts > 0);
}

function isBlank({ name, numbers, texts }: NotedColumn): boolean {
  return numbers === 0 && texts === 0 && /^column\d+$/.test(name);
}

function areTimes({ numbers, texts, shapes }: NotedColumn): boolean {
  return numbers === 0 && texts > 0 && shapes.length > 0 && shapes.every(({ example }) => isTime(example));
}

function areWords(column: NotedColumn | undefined): boolean {
  return column?.notation.kind === "words";
}

/** What a column is that cannot be the target; whether it was measured, and may be it all the same. */
function faultOf(
  column: NotedColumn,
  { rows, left }: Choice,
): { readonly words: string; readonly isMeasured: boolean } {
  const { name, missing, numbers, texts, shapes, least, greatest, notation } = column;
  const fault = (words: string, isMeasured = false) => ({ words, isMeasured });
  if (numbers === 0 && texts === 0) return fault("has no values");
  if (!isNumeric(column)) return fault(`holds text such as ${quoted(shapes[0]?.example ?? "")}`);
  if (missing > rows / 2) return fault(`lacks ${missing} of ${rows} values`, true);
  if (notation.kind === "words") return fault("holds words of truth");
  if (least === greatest) return fault(`has the one value ${least}`);
  return fault(`is ${left.get(name) ?? "no measurement"}`);
}

function lastNote(name: string): string {
  return `The target is ${quoted(name)}, the last numeric column; \`target\` chooses another.`;
}

function namedNote(name: string): string {
  return `The target is ${quoted(name)}, which is named as one; \`target\` chooses another.`;
}

function onlyNote(name: string, last: string): string {
  return `The target is ${quoted(name)}, the only column of measurements: the last column, ${last}; \`target\` chooses another.`;
}
