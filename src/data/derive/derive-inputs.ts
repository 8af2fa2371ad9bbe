import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { ensureOptions, type OptionRules } from "../../core/options.js";
import { integer, required, rule, texts } from "../../core/rules.js";
import { columnNamesRule, seriesRule } from "../rules.js";
import { type Column, columnOf, ensureColumns, type Segment, type Series } from "../series.js";
import { CALENDAR_PARTS, type CalendarPart, calendarColumns, calendarInputs } from "./calendar.js";
import { maskColumn, maskName } from "./mask.js";

/** Inputs of a network that are made from a series, all known when a forecast is made. */
export interface Derivation {
  /** Cycles of the calendar at the last row that is forecast, each as sine and cosine. */
  readonly calendar: readonly CalendarPart[];
  /** Columns whose values are known before their time, as plans and holidays are: read at the last row that is forecast. */
  readonly knownAhead: readonly string[];
  /** Inputs beside which stands whether their value was missing: 1 where a rule filled it in, 0 where it was observed. */
  readonly masked: readonly string[];
}

/** Names of the inputs that are made, in their order. */
export function derivedNames({ calendar, knownAhead, masked }: Derivation, ahead: number): string[] {
  return [
    ...knownAhead.map((name) => aheadName(name, ahead)),
    ...calendar.flatMap(calendarColumns),
    ...masked.map(maskName),
  ];
}

/** The columns of a table that inputs are, or are made of. */
export function columnsNeeded(inputs: readonly string[], derived: Derivation, ahead: number): string[] {
  const made = derivedNames(derived, ahead);
  return [...inputs.filter((name) => !made.includes(name)), ...derived.knownAhead];
}

export const NOTHING_DERIVED: Derivation = { calendar: [], knownAhead: [], masked: [] };

export interface DeriveInputsOptions extends Partial<Derivation> {
  readonly series: Series;
  /** Columns of the series that are inputs. */
  readonly inputs: readonly string[];
  /** Rows from the last one read to the last one forecast, >= 0. */
  readonly ahead: number;
}

export const calendarRule = rule(
  `a list of ${CALENDAR_PARTS.map((part) => `"${part}"`).join(", ")}, none twice`,
  (parts) => Array.isArray(parts) && new Set(parts).size === parts.length && parts.every(isPart),
  'Give e.g. ["hour", "weekday"], or [] for none.',
);

function isPart(part: unknown): boolean {
  return CALENDAR_PARTS.some((known) => known === part);
}

const OPTIONS = {
  series: required(seriesRule),
  inputs: required(columnNamesRule),
  ahead: required(integer(0)),
  calendar: calendarRule,
  knownAhead: texts,
  masked: texts,
} satisfies OptionRules<DeriveInputsOptions>;

/** A series with the inputs that were made from it, and the names of all inputs. */
export interface DerivedInputs {
  readonly series: Series;
  readonly inputs: readonly string[];
}

/**
 * Adds inputs that are made from a series: the calendar, columns that are known before their time, and where values were missing. Of the first two, in row t stands what holds at row t + ahead, the last one
 * that a window which ends at t forecasts; where several rows are forecast, the rows before it are told by the rows before t. A column that is known ahead takes the
 * place of its own past among the inputs.
 *
 * @throws GradusError for a calendar without times, and for a name that no column has
 * @example
 * const milliseconds = Float64Array.from({ length: 60 }, (_, day) => Date.UTC(2026, 0, 1 + day));
 * const time = { columns: ["day"], milliseconds, step: 86_400_000, gaps: 0, resolution: "day" };
 * const sales = { name: "sales", values: milliseconds.map((_, day) => day % 7) };
 * const daily = { source: "daily", columns: [sales], time, segments: [{ name: "daily", start: 0, end: 60 }], rows: 60 };
 * deriveInputs({ series: daily, inputs: ["sales"], ahead: 1, calendar: ["weekday"] }).inputs; // ["sales", "weekday (sine)", "weekday (cosine)"]
 */
export function deriveInputs(options: DeriveInputsOptions): DerivedInputs {
  ensureOptions("deriveInputs", options, OPTIONS);
  const { series, inputs, ahead, calendar = [], knownAhead = [], masked = [] } = options;
  ensureColumns(series, knownAhead, { owner: "deriveInputs", option: "knownAhead" });
  ensureColumns(series, masked, { owner: "deriveInputs", option: "masked" });
  const columns = [
    ...knownAhead.map((name) => aheadColumn(series, name, ahead)),
    ...calendar.flatMap((part) => calendarInputs({ ...series, time: timeOf(series) }, part, ahead)),
    ...masked.map((name) => maskColumn(columnOf(series, name), series.rows)),
  ];
  if (columns.length === 0) return { series, inputs };
  const names = columns.map(({ name }) => name);
  const taken = names.find((name) => series.columns.some((column) => column.name === name));
  if (taken !== undefined) {
    throw new GradusError(
      `deriveInputs: the name ${quoted(taken)} is that of an input to be made, and of a column of ${series.source}. Rename the column, or do without one.`,
    );
  }
  const own = inputs.filter((name) => !knownAhead.includes(name));
  return { series: { ...series, columns: [...series.columns, ...columns] }, inputs: [...own, ...names] };
}

/** Name of a column that is read so many rows ahead. */
export function aheadName(name: string, ahead: number): string {
  return `${name} (${ahead} ${ahead === 1 ? "row" : "rows"} ahead)`;
}

/** Each row has the value so many rows later in its segment; the last rows, which no window with a target ends at, that of the last one. */
function aheadColumn({ columns, segments, rows }: Series, name: string, ahead: number): Column {
  const { values, filled } = columns.find((column) => column.name === name)!;
  const at = placesAhead(segments, rows, ahead);
  return {
    name: aheadName(name, ahead),
    values: Float64Array.from(at, (row) => values[row]!),
    ...(filled && { filled: Uint8Array.from(at, (row) => filled[row]!) }),
  };
}

function placesAhead(segments: readonly Segment[], rows: number, ahead: number): Uint32Array {
  const at = new Uint32Array(rows);
  for (const { start, end } of segments)
    for (let row = start; row < end; row++) at[row] = Math.min(row + ahead, end - 1);
  return at;
}

function timeOf({ time, source }: Series): NonNullable<Series["time"]> {
  if (time !== null) return time;
  throw new GradusError(
    `deriveInputs: \`calendar\` needs the times of the rows, and ${source} has none. Name the column that holds them with \`time\` where the table is read, or leave \`calendar\` out.`,
  );
}
