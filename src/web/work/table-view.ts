import { categoryInputs } from "../../data/category.js";
import { type Column, rowWords, type Series } from "../../data/series.js";
import { formatTimestamp, labelOfRow } from "../../data/timestamp.js";
import type { ReadTable } from "../../poc/read-table.js";
import { TEXTS } from "../../report/text/index.js";
import type { ColumnView, GivenTable, PreviewCurve, TableView } from "../contract/proof.js";

/** Pieces of a preview at most: more than a small chart has columns of pixels for. */
const MOST_PIECES = 400;
const ROWS_OF_HEAD = 8;

/** A table that was read, as far as it is shown. */
export function tableView({ name, blob }: GivenTable, read: ReadTable): TableView {
  const { series, targets, inputs, seriesColumn, notes, notation } = read;
  const ofCategory = new Map(
    notation.categories.flatMap((category) => categoryInputs([category]).map((name) => [name, category.column])),
  );
  const names = [...new Set(series.segments.map((segment) => segment.name))];
  const head = Array.from({ length: Math.min(ROWS_OF_HEAD, series.rows) }, (_, row) => ({
    label: series.time === null ? rowWords(series, row) : labelOfRow(series, row),
    values: series.columns.map(({ values, filled }) => (filled?.[row] === 1 ? null : values[row]!)),
  }));
  return {
    name,
    bytes: blob.size,
    rows: series.rows,
    series: { count: names.length, column: seriesColumn, names },
    time: timeView(series),
    columns: series.columns.map((column) => ({
      ...columnView(column, series),
      from: ofCategory.get(column.name) ?? column.name,
    })),
    ...{ targets, inputs, head },
    notes: { en: notes.map(TEXTS.en.note), ja: notes.map(TEXTS.ja.note) },
  };
}

function timeView({ time }: Series): TableView["time"] {
  if (time === null) return null;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const moment of time.milliseconds) {
    first = Math.min(first, moment);
    last = Math.max(last, moment);
  }
  const { columns, step, gaps, resolution } = time;
  const [from, to] = [first, last].map((moment) => formatTimestamp(moment, resolution)) as [string, string];
  return { columns, from, to, step, gaps };
}

function columnView(column: Column, series: Series): Omit<ColumnView, "from"> {
  const { name, values, filled } = column;
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const count = filled?.reduce((sum, mark) => sum + mark, 0) ?? 0;
  return { name, filled: count, least, greatest, preview: previewOf(column, series) };
}

/** Lowest and highest value that was observed in each piece of the first series; null where none was. */
export function previewOf({ values, filled }: Column, { segments, time }: Series): PreviewCurve {
  const { start, end } = segments[0]!;
  const pieces = Math.min(MOST_PIECES, end - start);
  const [x, low, high]: [number[], (number | null)[], (number | null)[]] = [[], [], []];
  for (let piece = 0; piece < pieces; piece++) {
    const from = start + Math.floor((piece * (end - start)) / pieces);
    const to = start + Math.floor(((piece + 1) * (end - start)) / pieces);
    let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = from; row < to; row++) {
      if (filled?.[row] === 1) continue;
      least = Math.min(least, values[row]!);
      greatest = Math.max(greatest, values[row]!);
    }
    x.push(placeOf(time, from, start));
    low.push(Number.isFinite(least) ? least : null);
    high.push(Number.isFinite(greatest) ? greatest : null);
  }
  return { x, low, high };
}

/** Where a row of the first series stands on a preview's axis. */
export function placeOf(time: Series["time"], row: number, start: number): number {
  return time === null ? row - start : time.milliseconds[row]!;
}
