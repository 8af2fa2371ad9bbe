import { categoryInputs } from "../data/category.js";
import type { Column, Segment, Series } from "../data/series.js";
import type { TableNotation } from "../data/table-notation.js";

/** What a trained model needs of a table, which is less than what training does. */
export interface ModelNeeds {
  /** Targets that are no inputs: they may be absent or empty. */
  readonly unread: readonly string[];
  /** Inputs that are known before their time: the last rows may hold them alone. */
  readonly knownAhead: readonly string[];
  /** How the table was read at training, for what a short one leaves open. Default: not known */
  readonly notation?: TableNotation;
}

/**
 * Marks what a model does without as not observed, so that nothing is asked for it: targets that it does not read, and the last rows of a segment as far as
 * nothing of them is known but what is known ahead.
 */
export function excused(columns: readonly Column[], segments: readonly Segment[], needs: ModelNeeds): Column[] {
  const read = readOf(columns, needs);
  const isOpen = new Uint8Array(columns[0]!.values.length);
  for (const { start, end } of segments) {
    let row = end;
    while (row > start && isNone(read, ({ values }) => !Number.isNaN(values[row - 1]!))) isOpen[--row] = 1;
  }
  return columns.map((column) => {
    if (needs.knownAhead.includes(column.name)) return column;
    const isUnread = needs.unread.includes(column.name);
    const { values } = column;
    const filled = Uint8Array.from(values, (value, row) =>
      Number(Number.isNaN(value) && (isUnread || isOpen[row] === 1)),
    );
    if (!filled.includes(1)) return column;
    let last = 0; // a value that a logarithm can be taken of, if any can
    return {
      name: column.name,
      values: values.map((value, row) => {
        if (filled[row] === 0) last = value;
        return filled[row] === 1 ? last : value;
      }),
      filled,
    };
  });
}

/** The series that a model forecasts: with the columns that the table lacks and nobody reads, and its open rows. */
export function forModel(series: Series, absent: readonly string[], needs: ModelNeeds): Series {
  const lacking = absent.map((name) => absentColumn(name, series.rows));
  return withOpenRows({ ...series, columns: [...series.columns, ...lacking] }, needs);
}

/** The series with the rows marked from which on nothing that its windows read is known. */
function withOpenRows(series: Series, needs: ModelNeeds): Series {
  const read = readOf(series.columns, needs);
  const segments = series.segments.map((segment) => {
    let openFrom = segment.end;
    while (openFrom > segment.start && isNone(read, ({ filled }) => filled?.[openFrom - 1] !== 1)) openFrom--;
    return openFrom === segment.end ? segment : { ...segment, openFrom };
  });
  return { ...series, segments };
}

/** A column that the table lacks and nobody reads. */
function absentColumn(name: string, rows: number): Column {
  return { name, values: new Float64Array(rows), filled: new Uint8Array(rows).fill(1) };
}

/** Whether there are such columns and none of them is known; of a model that reads nothing but what is known ahead no row is open. */
function isNone(columns: readonly Column[], isKnown: (column: Column) => boolean): boolean {
  return columns.length > 0 && !columns.some(isKnown);
}

/** What is measured of what a model reads: an input of a category is 0 where its cell is empty, and tells nothing beside others. */
function readOf(columns: readonly Column[], { unread, knownAhead, notation }: ModelNeeds): Column[] {
  const read = columns.filter(({ name }) => !unread.includes(name) && !knownAhead.includes(name));
  const coded = categoryInputs(notation?.categories ?? []);
  const measured = read.filter(({ name }) => !coded.includes(name));
  return measured.length > 0 ? measured : read;
}
