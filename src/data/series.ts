/** A named column of numbers; NaN marks a missing value until `--missing` has dealt with it. */
export interface Column {
  readonly name: string;
  readonly values: Float64Array;
}

/** When the rows were taken: numbers that rise strictly within each segment, and what to print for them. */
export interface TimeAxis {
  /** The columns it was read from, as the file names them. */
  readonly columns: readonly string[];
  /** Milliseconds since 1970 (UTC), one per row. */
  readonly milliseconds: Float64Array;
  /** The usual step in milliseconds (the median difference of neighbouring rows of a segment). */
  readonly step: number;
  /** Steps longer than 1.5 times the usual one. */
  readonly gaps: number;
  /** How much of a moment is worth printing; `day` prints the day alone. */
  readonly resolution: TimeResolution;
}

export type TimeResolution = "year" | "month" | "day" | "minute" | "second";

/** Consecutive rows of one object (a station, a machine); a plain series has one segment. Windows never cross segments. */
export interface Segment {
  readonly name: string;
  /** First row. */
  readonly start: number;
  /** One past the last row. */
  readonly end: number;
}

/** A table of measurements in order of time. */
export interface Series {
  /** What to call it: the file's name or the task's. */
  readonly source: string;
  readonly columns: readonly Column[];
  readonly time: TimeAxis | null;
  readonly segments: readonly Segment[];
  readonly rows: number;
}

/** The values of a column that is known to exist. */
export function columnValues(series: Series, name: string): Float64Array {
  const column = series.columns.find((candidate) => candidate.name === name);
  if (column) return column.values;
  throw new RangeError(`${series.source} has no column "${name}".`);
}
