import { InputError } from "../../core/errors.js";
import { listed, quoted, shortened } from "../../core/listed.js";
import { nearestNames } from "../../core/nearest-name.js";
import { shown } from "../../core/shown.js";
import type { Column, Segment } from "../../data/series.js";
import { timeName } from "../../data/time/time-names.js";
import { type ColumnProfile, firstText, isNumeric, type TableProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { doubtfulNumber } from "../numbers/doubtful-number.js";
import type { Shape } from "../numbers/shapes.js";
import { pairOf } from "../numbers/words.js";
import { TextTarget } from "./text-target.js";

/** The column of that name, or an error that lists the nearest ones. `option` is the name of the option that asks for it. */
export function findColumn(source: Source, profile: TableProfile, option: string, name: string): ColumnProfile {
  const column = profile.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  const names = source.columns;
  const nearest = nearestNames(name, names).map(quoted);
  const hint = nearest.length > 0 ? ` Did you mean ${nearest.join(" or ")}?` : "";
  throw new InputError(
    { file: source.file },
    `\`${option}\` names a column that is not there: ${quoted(name)}.${hint} Columns: ${listed(names.map(shortened), 30)}.`,
  );
}

/** The columns an option names; one named twice is an error. */
export function findColumns(
  source: Source,
  profile: TableProfile,
  asked: { readonly option: string; readonly names: readonly string[] },
): readonly ColumnProfile[] {
  const { option, names } = asked;
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) {
    const rule = `\`${option}\` must name each column once, got "${twice}" twice. Leave one out.`;
    throw new InputError({ file: source.file }, rule);
  }
  return names.map((name) => findColumn(source, profile, option, name));
}

/** The columns that can be inputs unasked, and what was left out and why. */
export function defaultInputs<Profile extends ColumnProfile>(
  profile: { readonly rows: number; readonly columns: readonly Profile[] },
  exclude: readonly string[],
): {
  readonly columns: readonly Profile[];
  readonly notes: readonly string[];
  readonly constants: readonly { readonly column: string; readonly value: number }[];
} {
  const left = { text: [] as string[], constant: [] as string[], missing: [] as string[] };
  const constants: { column: string; value: number }[] = [];
  const columns = profile.columns.filter((column) => {
    const { name, missing, least, greatest } = column;
    if (exclude.includes(name)) return false;
    if (missing > profile.rows / 2) left.missing.push(`${quoted(name)} (${missing} of ${profile.rows})`);
    else if (!isNumeric(column)) left.text.push(quoted(name));
    else if (least === greatest && column.texts === 0) {
      left.constant.push(`${quoted(name)} (${least})`);
      constants.push({ column: name, value: least });
    } else return true;
    return false;
  });
  const note = (reason: string, names: readonly string[]) => (names.length === 0 ? [] : [leftOutNote(reason, names)]);
  return {
    columns,
    constants,
    notes: [
      ...note("text", left.text),
      ...note("one value in the whole file", left.constant),
      ...note("more than half of the values missing", left.missing),
    ],
  };
}

/** Throws for a column that cannot be computed with: text in it, nothing in it, or (targets and inputs asked for) one value. */
export async function refuseUnusable(
  source: Source,
  column: ColumnProfile & { readonly shapes?: readonly Shape[] },
  use: {
    readonly option: "target" | "inputs";
    readonly asked: boolean;
    /** Whether it may have one value. Default false */
    readonly mayRest?: boolean;
    /** Whether it may have none. Default false */
    readonly mayBeEmpty?: boolean;
  },
): Promise<void> {
  const { option, asked, mayRest = false, mayBeEmpty = false } = use;
  const instead = insteadOf(option);
  const place = { file: source.file, column: column.name };
  if (column.doubt !== null) throw await doubtfulNumber(source, column, column.doubt);
  if (column.texts > 0) {
    const { notation, texts } = mostlyWords(column) ?? column;
    const { row, text } = await firstText(source, { ...column, notation });
    const many = texts > 1 ? ` (and ${texts - 1} more such cells)` : "";
    const Fault = option === "target" && column.numbers === 0 ? TextTarget : InputError;
    throw new Fault(
      { ...place, row },
      `a finite number is needed, got ${shown(text)}${many}${notationWords({ notation })}. Fix the cell, empty it to mark it as missing, name it with \`missingValues\` where it stands for one, or ${instead}.`,
    );
  }
  if (column.numbers === 0 && mayBeEmpty) return;
  if (column.numbers === 0) throw new InputError(place, `the column has no values; ${instead}.`);
  if (!mayRest && column.least === column.greatest && (asked || option === "target")) {
    throw new InputError(place, `\`${option}\` must vary, got ${column.least} in all rows; ${instead}.`);
  }
}

/** The notation of a column of texts of which most are words of truth, and how many are none; null for any other. */
function mostlyWords({ numbers, texts, shapes = [] }: ColumnProfile & { readonly shapes?: readonly Shape[] }) {
  const words = shapes.filter(({ text }) => text !== null && !/\d/.test(text));
  const pair = numbers > 0 || words.length !== 2 ? null : pairOf(words.map(({ text }) => text!));
  const others = texts - words.reduce((sum, { count }) => sum + count, 0);
  return pair === null || others === 0 || others >= texts / 2
    ? null
    : { notation: { kind: "words", ...pair } as const, texts: others };
}

/** How the other cells are written, where they are not written plainly. */
function notationWords({ notation }: Pick<ColumnProfile, "notation">): string {
  if (notation.kind === "words") return `; the others are ${notation.yes} or ${notation.no}`;
  if (notation.kind === "plain") return "";
  const affix = [notation.prefix, notation.suffix].filter((text) => text !== "").map(quoted);
  if (affix.length > 0) return `; the others have ${affix.join(" and ")} beside them`;
  return `; the others have decimal ${notation.decimal === "," ? "commas" : "points"}`;
}

/** The next action where a column cannot be used. */
export function insteadOf(option: "target" | "inputs"): string {
  return option === "target" ? "choose another `target`" : "leave the column out of `inputs`";
}

/** A note on columns that are no inputs unless the option `inputs` asks for them. */
export function leftOutNote(reason: string, names: readonly string[]): string {
  return `Left out of the inputs, ${reason}: ${listed(names)}.`;
}

/** An option with its value, as code in a message. */
export function optionCode(option: string, value: string): string {
  return `\`${option}: ${JSON.stringify(value)}\``;
}

/** Whether values rise by exactly 1 from row to row in every segment; of a column that is named after time, by any one step. */
export function countsRows({ name, values }: Column, segments: readonly Segment[]): boolean {
  const long = segments.find(({ start, end }) => end - start > 1);
  if (long === undefined) return false;
  const step = timeName(name) === null ? 1 : values[long.start + 1]! - values[long.start]!;
  // Steps of .1 are none of them exactly that.
  const slack = step === 1 ? 0 : 1e-6 * step;
  return (
    step > 0 &&
    segments.every(({ start, end }) => {
      for (let row = start + 1; row < end; row++) {
        if (!(Math.abs(values[row]! - values[row - 1]! - step) <= slack)) return false;
      }
      return true;
    })
  );
}

/** Whether values rise by exactly 1 from row to row, and now and then fall back. */
export function restartsCounting(values: Float64Array): boolean {
  let restarts = 0;
  for (let row = 1; row < values.length; row++) {
    if (values[row]! < values[row - 1]!) restarts++;
    else if (values[row]! - values[row - 1]! !== 1) return false;
  }
  return restarts > 0 && restarts <= values.length / 3;
}

/** Whether a column changes in any segment, missing values aside. */
export function variesWithin(values: Float64Array, segments: readonly Segment[]): boolean {
  return segments.some(({ start, end }) => {
    let known = Number.NaN;
    for (let row = start; row < end; row++) {
      const value = values[row]!;
      if (value !== known && !Number.isNaN(known) && !Number.isNaN(value)) return true;
      if (!Number.isNaN(value)) known = value;
    }
    return false;
  });
}
