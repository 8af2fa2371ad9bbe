import { findColumns } from "../columns/choose.js";
import type { ColumnProfile, TableProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";

/** Stands between the names of several columns: no text holds it. */
const BETWEEN = "\x1f";

/** The columns that name the series of a row, as the option says: none for "none"; "store,item" are two, unless a column is called so. */
export function seriesColumns(
  source: Source,
  profile: TableProfile,
  series: string | readonly string[] | undefined,
): readonly ColumnProfile[] {
  if (series === undefined || series === "none") return [];
  const isOne = typeof series === "string" && (source.columns.includes(series) || !series.includes(","));
  const names = isOne ? [series] : typeof series === "string" ? series.split(",").map((name) => name.trim()) : series;
  return findColumns(source, profile, { option: "series", names });
}

/** Names and codes of the series, in the order of their first appearance. */
export interface SeriesNames {
  readonly columns: readonly string[];
  /** One per record. */
  readonly codes: Int32Array;
  readonly names: () => readonly string[];
  /** The first record without a name; -1 where all have one. */
  readonly unnamed: () => number;
  readonly add: (record: number, cells: readonly string[]) => void;
}

/** Numbers the values of the columns that name the series; those of several are joined. */
export function seriesNames(rows: number, columns: readonly string[]): SeriesNames {
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(rows);
  const empty = BETWEEN.repeat(columns.length - 1);
  return {
    columns,
    codes,
    names: () => [...codeOf.keys()].map((key) => key.split(BETWEEN).filter(Boolean).join(" / ")),
    unnamed: () => (codeOf.has(empty) ? codes.indexOf(codeOf.get(empty)!) : -1),
    add: (record, cells) => {
      const key = columns.length === 1 ? cells[0]! : cells.join(BETWEEN);
      const code = codeOf.get(key) ?? codeOf.size;
      codeOf.set(key, code);
      codes[record] = code;
    },
  };
}
