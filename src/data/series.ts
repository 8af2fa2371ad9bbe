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
  /** Whether the day alone is enough to print. */
  readonly resolution: "month" | "day" | "minute" | "second";
}

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
