import type { CalendarPart } from "../../../data/derive/calendar.js";
import type { Feature, ForecastPlan, TableColumn } from "../plan.js";
import { key } from "./cell-source.js";

/** The type of a row, and the functions from rows to features, by the plan's columns. */
export function rowsSource(plan: ForecastPlan): string {
  const { columns, features } = plan;
  const masked = new Set(columns.flatMap((column) => (column.kind === "missing" ? [column.column] : [])));
  const parts = new Set(features.flatMap(({ make }) => (make.kind === "cycle" ? [make.part] : [])));
  return [
    "/** A row of the table, by its columns. */",
    "export interface Row {",
    ...[...new Set(columns.flatMap((column) => fieldOf(column, masked, plan)))].map((field) => `  readonly ${field};`),
    "}",
    "",
    "/** (R, columns): the last rows as numbers. */",
    "function numbers(rows: readonly Row[]): number[][] {",
    "  const from = rows.length - ROWS;",
    "  return rows.slice(from).map((row, r) => [",
    ...columns.map((column, c) => `    ${cellSource(column, rangeOf(c, plan), masked)},`),
    "  ]);",
    "}",
    "",
    NUMBER,
    ...(masked.size === 0 ? [] : ["", FILLED]),
    ...(parts.size === 0 ? [] : ["", SECONDS, ...[...parts].map((part) => `\n${PLACES[part]}`)]),
    "",
    "/** (T, I): what the network reads, scaled. */",
    "function features(table: readonly number[][]): number[][] {",
    "  const at = (t: number, c: number) => table[t]![c]!;",
    `  return Array.from({ length: WINDOW }, (_, t) => [`,
    ...features.map((feature) => `    ${featureSource(feature)},`),
    "  ]);",
    "}",
    "",
    "/** In single precision, as in training. */",
    "function scaled(value: number, mean: number, sd: number): number {",
    "  return Math.fround((value - mean) / sd);",
    "}",
  ].join("\n");
}

function fieldOf(column: TableColumn, masked: ReadonlySet<string>, { ahead }: ForecastPlan): string[] {
  const optional = ahead > 0 ? "?" : "";
  switch (column.kind) {
    case "number":
      return [`${key(column.name)}${optional}: number${masked.has(column.name) ? " | null" : ""}`];
    case "category":
      return [`${key(column.column)}${optional}: string | null`];
    case "time":
      return [`${key(column.name)}: Date | number`];
    case "missing":
      return [];
    default:
      return column satisfies never;
  }
}

/** The rows of the input in which a column is read. */
function rangeOf(c: number, { features, window, rows }: ForecastPlan): string {
  const offsets = features.filter(({ column }) => column === c).map(({ rowsAhead }) => rowsAhead);
  const from = Math.min(...offsets);
  const to = Math.max(...offsets) + window;
  return [...(from > 0 ? [`r >= ${from}`] : []), ...(to < rows ? [`r < ${to}`] : [])].join(" && ");
}

function cellSource(column: TableColumn, range: string, masked: ReadonlySet<string>): string {
  const within = (source: string) => (range === "" ? source : `${range} ? ${source} : 0`);
  switch (column.kind) {
    case "number": {
      const source = masked.has(column.name) ? `filled(rows, from + r, ${key(column.name)})` : `number(rows, from + r, ${key(column.name)})`; // biome-ignore format: one line
      return within(source);
    }
    case "category":
      return `row[${key(column.column)}] === ${key(column.value)} ? 1 : 0`;
    case "missing":
      return `row[${key(column.column)}] == null ? 1 : 0`;
    case "time":
      return within(`seconds(row[${key(column.name)}])`);
    default:
      return column satisfies never;
  }
}

function featureSource({ column, rowsAhead, make, mean, sd }: Feature): string {
  const value = `at(${rowsAhead === 0 ? "t" : `t + ${rowsAhead}`}, ${column})`;
  const scale = (source: string) => `scaled(${source}, ${mean}, ${sd})`;
  switch (make.kind) {
    case "value":
      return scale(value);
    case "log":
      return scale(`Math.log(${value} + ${make.shift})`);
    case "cycle":
      return scale(`Math.${make.wave === "sine" ? "sin" : "cos"}(2 * Math.PI * ${make.part}Place(${value}))`);
    default:
      return make satisfies never;
  }
}

const NUMBER = `function number(rows: readonly Row[], r: number, column: keyof Row): number {
  const value = rows[r]![column];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new RangeError("predict: " + String(column) + " of row " + (r + 1) + " must be a finite number, got " + value + ".");
}`;

const FILLED = `/** The value of a row, or the last one before it: the network is told which are filled in. */
function filled(rows: readonly Row[], r: number, column: keyof Row): number {
  let last = r;
  while (last > 0 && rows[last]![column] == null) last--;
  return number(rows, last, column);
}`;

const SECONDS = `/** Since 1970: of a Date its UTC time. */
function seconds(moment: Date | number): number {
  return typeof moment === "number" ? moment : moment.getTime() / 1000;
}`;

const PLACES: Readonly<Record<CalendarPart, string>> = {
  hour: `/** Place in the day, 0 at midnight. */
function hourPlace(moment: number): number {
  return moment / 86400 - Math.floor(moment / 86400);
}`,
  weekday: `/** Place in the week, 0 on Mondays. */
function weekdayPlace(moment: number): number {
  const days = Math.floor(moment / 86400) + 3; // 1970-01-01 was a Thursday
  return days / 7 - Math.floor(days / 7);
}`,
  month: `/** Place in the year, 0 at New Year. */
function monthPlace(moment: number): number {
  const year = new Date(1000 * moment).getUTCFullYear();
  const [start, next] = [year, year + 1].map((of) => new Date(0).setUTCFullYear(of, 0, 1)) as [number, number];
  return (1000 * moment - start) / (next - start);
}`,
};
