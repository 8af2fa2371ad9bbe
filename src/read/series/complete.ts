import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { fillMissing, type MissingRule } from "../../data/missing.js";
import type { Column, Segment, Series } from "../../data/series.js";
import { timeAxis } from "../../data/time/axis.js";
import { insteadOf, optionCode } from "../columns/choose.js";
import type { Source } from "../database/source.js";
import { marked, segmentsWithout } from "../text/without-rows.js";
import type { Arrangement } from "./arrange.js";

interface CompleteOptions {
  readonly columns: readonly Column[];
  /** Those of them that are targets, which cannot be left out. */
  readonly targets: readonly string[];
  readonly arrangement: Arrangement;
  /** The option `missing` as given. */
  readonly rule: MissingRule | undefined;
}

/** Deals with missing values by the rule, and makes the series of what is left. */
export async function complete(
  source: Source,
  { columns, targets, arrangement, rule }: CompleteOptions,
): Promise<{ readonly series: Series; readonly notes: readonly string[] }> {
  const notes: string[] = [];
  let rest: Rows = {
    columns,
    segments: arrangement.segments,
    milliseconds: arrangement.milliseconds,
    fileRows: await fileRowsOf(source, arrangement.order, columns[0]!.values.length),
  };
  if (rule === undefined) await refuseMissing(source, { columns, targets, order: arrangement.order });
  else {
    const { columns: filled, incomplete } = fillMissing(columns, rest.segments, rule);
    rest = { ...rest, columns: filled };
    if (incomplete.length === columns[0]!.values.length) {
      throw new InputError(
        { file: source.file },
        `${optionCode("missing", rule)} left no row: each has a missing value. Leave the emptiest columns out of \`inputs\`.`,
      );
    }
    if (incomplete.length > 0) {
      const before = rest.segments;
      rest = leaveOut(rest, incomplete);
      const why = rule === "drop" ? "" : " at the start of a segment, before whose first value nothing is known";
      const rows = `${incomplete.length} ${incomplete.length === 1 ? "row" : "rows"}`;
      notes.push(`Missing values: the rule "${rule}" left out ${rows}${why}.`);
      const kept = new Set(rest.segments.map(({ name }) => name));
      const lost = before.filter(({ name }) => !kept.has(name)).map(({ name }) => quoted(name));
      if (lost.length > 0) {
        notes.push(`No row was left of ${lost.length} of ${before.length} segments: ${listed(lost)}.`);
      }
    }
    notes.push(...filledNotes(filledIn(columns, rest.columns), rule));
  }
  const rows = rest.columns[0]!.values.length;
  let time: Series["time"] = null;
  if (rest.milliseconds !== null) {
    time = timeAxis({
      columns: arrangement.timeColumns,
      ...(arrangement.notation !== null && { notation: arrangement.notation }),
      milliseconds: rest.milliseconds,
      segments: rest.segments,
    });
  }
  const { fileRows, segments } = rest;
  return { series: { source: source.name, columns: rest.columns, time, segments, rows, fileRows }, notes };
}

/** The row of the file of each row of the series, so that whatever is found in it later can be told by its place. */
async function fileRowsOf(source: Source, order: Uint32Array | null, count: number): Promise<Uint32Array> {
  if (order === null) return source.rowsOf(count);
  const rows = await source.rowsOf(order.reduce((last, record) => Math.max(last, record), 0) + 1);
  return order.map((record) => rows[record]!);
}

async function refuseMissing(
  source: Source,
  { columns, targets, order }: Pick<CompleteOptions, "columns" | "targets"> & Pick<Arrangement, "order">,
): Promise<void> {
  const gaps = columns
    .map(({ name, values }) => ({ name, rows: values.length, missing: records(values, order) }))
    .filter(({ missing }) => missing.length > 0)
    .sort((a, b) => a.missing[0]! - b.missing[0]!);
  const [first, ...others] = gaps;
  if (first === undefined) return;
  const alike = first.missing.length - 1;
  const rows = alike === 0 ? "no other row" : `${alike} other ${alike === 1 ? "row" : "rows"}`;
  const miss = others.length === 1 ? "1 other chosen column misses" : `${others.length} other chosen columns miss`;
  const also = others.length === 0 ? "" : `; ${miss} values too`;
  throw new InputError(
    { file: source.file, row: await source.rowOf(first.missing[0]!), column: first.name },
    `a value is missing here and in ${rows} of ${first.rows}${also}. ` +
      'Choose `missing: "drop"` (leave such rows out), `missing: "previous"` (repeat the last value), `missing: "mask"` (the same, and an input says where) or ' +
      `\`missing: "linear"\` (interpolate), or ${insteadOf(targets.includes(first.name) ? "target" : "inputs")}.`,
  );
}

/** The records of the file with a missing value, ascending. */
function records(values: Float64Array, order: Uint32Array | null): number[] {
  const found: number[] = [];
  values.forEach((value, row) => {
    if (Number.isNaN(value)) found.push(order?.[row] ?? row);
  });
  return found.sort((a, b) => a - b);
}

interface Rows {
  readonly columns: readonly Column[];
  readonly segments: readonly Segment[];
  readonly milliseconds: Float64Array | null;
  readonly fileRows: Uint32Array;
}

/** The table without the given rows (ascending); segments close up, empty ones go. */
function leaveOut({ columns, segments, milliseconds, fileRows }: Rows, rows: Uint32Array): Rows {
  const gone = marked(columns[0]!.values.length, rows);
  const isKept = (_: number, row: number) => gone[row] === 0;
  return {
    columns: columns.map(({ name, values, filled, line }) => ({
      ...{ name, values: values.filter(isKept) },
      ...(filled && { filled: filled.filter(isKept) }),
      ...(line && { line: line.filter(isKept) }),
    })),
    segments: segmentsWithout(segments, gone),
    milliseconds: milliseconds?.filter(isKept) ?? null,
    fileRows: fileRows.filter(isKept),
  };
}

/** Values of rows that are kept which the rule filled in: not those that were excused before. */
function filledIn(before: readonly Column[], columns: readonly Column[]): { name: string; count: number }[] {
  return columns.map(({ name, filled }, k) => ({ name, count: marksIn(filled) - marksIn(before[k]!.filled) }));
}

function marksIn(marks: Uint8Array | undefined): number {
  return marks?.reduce((sum, mark) => sum + mark, 0) ?? 0;
}

function filledNotes(filled: readonly { name: string; count: number }[], rule: MissingRule): string[] {
  const counts = filled.filter(({ count }) => count > 0).map(({ name, count }) => `${quoted(name)} (${count})`);
  if (counts.length === 0) return [];
  const how =
    rule === "linear"
      ? "the line between the values beside them, or the last value where a forecast's rows end before the next one"
      : "the last value before them";
  return [`Missing values filled in with ${how}: ${listed(counts)}. No forecast of them is trained on or scored.`];
}
