import { isObject } from "../core/options.js";
import { integer, isList, number, text, texts } from "../core/rules.js";
import { shown } from "../core/shown.js";

const row = integer(0);

/**
 * The first field that keeps a value from being a series, as a sentence without its full stop; null for a series. It looks at names, kinds
 * and bounds; the numbers of the columns are looked at when they are used.
 */
export function seriesFault(value: unknown): string | null {
  if (!isObject(value)) return "it must be an object";
  const { source, columns, time, segments, rows } = value;
  return (
    unless(text.allows(source), "source", "a text", source) ??
    unless(row.allows(rows), "rows", "an integer >= 0", rows) ??
    faultIn("columns", columns, (column) => columnFault(column, rows as number)) ??
    faultIn("segments", segments, (segment) => segmentFault(segment, rows as number)) ??
    (time === null ? null : timeFault(time, rows as number))
  );
}

type Fields = Readonly<Record<string, unknown>>;

function columnFault({ name, values }: Fields, rows: number): string | null {
  return unless(text.allows(name), "name", "a text", name) ?? unlessFilled(values, "values", rows);
}

function segmentFault({ name, start, end }: Fields, rows: number): string | null {
  return (
    unless(text.allows(name), "name", "a text", name) ??
    unless(row.allows(start), "start", "an integer >= 0", start) ??
    unless(
      row.allows(end) && (start as number) <= (end as number) && (end as number) <= rows,
      "end",
      `an integer from its start, ${start}, to the ${rows} rows of the series`,
      end,
    )
  );
}

function timeFault(time: unknown, rows: number): string | null {
  if (!isObject(time)) return unless(false, "time", "a time axis, or null", time);
  const { columns, milliseconds, step, resolution } = time;
  return inside(
    "time.",
    unless(texts.allows(columns), "columns", "a list of texts", columns) ??
      unlessFilled(milliseconds, "milliseconds", rows) ??
      unless(number.allows(step), "step", "a finite number", step) ??
      unless(text.allows(resolution), "resolution", "a text", resolution),
  );
}

/** The first fault among the entries of a list of objects. */
function faultIn(name: string, entries: unknown, fault: (entry: Fields) => string | null): string | null {
  if (!isList(entries)) return unless(false, name, "a list", entries);
  for (const [k, entry] of entries.entries()) {
    const found = isObject(entry)
      ? inside(`${name}[${k}].`, fault(entry))
      : unless(false, `${name}[${k}]`, "an object", entry);
    if (found !== null) return found;
  }
  return null;
}

/** An array of doubles with one for each row. */
function unlessFilled(values: unknown, name: string, rows: number): string | null {
  const isDoubles = values instanceof Float64Array;
  if (isDoubles && values.length === rows) return null;
  const what = `a Float64Array with one number for each of the ${rows} rows`;
  return isDoubles ? `\`${name}\` must be ${what}, got ${values.length} of them` : unless(false, name, what, values);
}

function unless(holds: boolean, name: string, what: string, value: unknown): string | null {
  if (holds) return null;
  return `\`${name}\` must be ${what}, got ${value === undefined ? "nothing" : shown(value)}`;
}

/** A fault whose field lies within another one. */
function inside(place: string, fault: string | null): string | null {
  return fault === null ? null : fault.replace("`", `\`${place}`);
}
