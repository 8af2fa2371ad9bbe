import { isObject } from "../core/options.js";
import { integer, isList, number, text, texts } from "../core/rules.js";

type Fields = Readonly<Record<string, unknown>>;

const row = integer(0);

/**
 * The first field that keeps a value from being a series, and what stands there; null for a series. It looks at names, kinds and bounds; the
 * numbers of the columns are looked at when they are used.
 */
export function seriesFault(series: unknown): readonly [field: string, value: unknown] | null {
  if (!isObject(series)) return ["", series];
  const { source, columns, time, segments, rows, fileRows } = series;
  if (!text.allows(source)) return ["source", source];
  if (!row.allows(rows)) return ["rows", rows];
  if (!areObjects(columns)) return ["columns", columns];
  for (const [k, { name, values, filled, line }] of columns.entries()) {
    if (!text.allows(name)) return [`columns[${k}].name`, name];
    if (!isOfRows(values, rows)) return [`columns[${k}].values`, values];
    if (filled !== undefined && !isOfRows(filled, rows, Uint8Array)) return [`columns[${k}].filled`, filled];
    if (line !== undefined && !isOfRows(line, rows)) return [`columns[${k}].line`, line];
  }
  if (!areObjects(segments)) return ["segments", segments];
  for (const [k, { name, start, end }] of segments.entries()) {
    if (!text.allows(name)) return [`segments[${k}].name`, name];
    if (!row.allows(start)) return [`segments[${k}].start`, start];
    const isAfter = row.allows(end) && (start as number) <= (end as number) && (end as number) <= (rows as number);
    if (!isAfter) return [`segments[${k}].end`, end];
  }
  if (fileRows !== undefined && !isOfRows(fileRows, rows, Uint32Array)) {
    return ["fileRows", fileRows];
  }
  if (time === null) return null;
  if (!isObject(time)) return ["time", time];
  const { columns: names, milliseconds, step, resolution } = time;
  if (!texts.allows(names)) return ["time.columns", names];
  if (!isOfRows(milliseconds, rows)) return ["time.milliseconds", milliseconds];
  if (!number.allows(step)) return ["time.step", step];
  return text.allows(resolution) ? null : ["time.resolution", resolution];
}

function areObjects(values: unknown): values is readonly Fields[] {
  return isList(values) && values.every(isObject);
}

/** An array of that kind, doubles if not said, with one for each row. */
function isOfRows(values: unknown, rows: unknown, kind: Kind = Float64Array): boolean {
  return values instanceof kind && values.length === rows;
}

type Kind = typeof Float64Array | typeof Uint32Array | typeof Uint8Array;
