import { findColumn } from "../../../read/columns/choose.js";
import { loadColumns, readTexts } from "../../../read/database/load.js";
import { isNumeric, profileTable } from "../../../read/database/profile.js";
import type { Source } from "../../../read/database/source.js";
import { withSource } from "../../../read/database/with-source.js";
import { type NotedColumn, type NotedProfile, readNotations } from "../../../read/numbers/read-notations.js";
import { seriesNames } from "../../../read/series/series-names.js";
import { openHost } from "../../read/open-host.js";
import type { LookedAt } from "../looked-at.js";
import type { Reading } from "../options.js";

/** A table whose columns are read when they are asked for, and once. */
export interface Table {
  readonly source: Source;
  readonly profile: NotedProfile;
  readonly rows: number;
  /** Columns of numbers, by at least half of their cells. */
  readonly numeric: readonly NotedColumn[];
  readonly has: (name: string) => boolean;
  readonly column: (option: string, name: string) => NotedColumn;
  /** The numbers of columns, NaN for a missing one. */
  readonly numbers: (names: readonly string[]) => Promise<readonly Float64Array[]>;
  /** The different texts of some columns, joined, and the place of each row's among them; the first row without one, else -1. */
  readonly texts: (names: readonly string[]) => Promise<ColumnTexts>;
  /** The same of a column of classes: "-" and "NA" may be classes, and only an empty cell and what the options name is missing. */
  readonly classes: (name: string) => Promise<ColumnTexts>;
}

export interface ColumnTexts {
  readonly texts: readonly string[];
  readonly codes: Int32Array;
  readonly unnamed: number;
}

/** Does something with the table in a file. */
export async function withTable<Result>(
  { file }: LookedAt,
  options: Reading & { readonly padsRows?: boolean },
  work: (table: Table) => Promise<Result>,
): Promise<Result> {
  const { signal, encoding, decimal, missingValues, skipRows, padsRows } = options;
  return withSource(
    () => openHost(file, signal),
    { signal, encoding, decimal, missingValues, skipRows, padsRows },
    async (source) => {
      const counted = await profileTable(source);
      return work(tableOf(source, await readNotations(source, counted, { except: [], decimal, remembered: null })));
    },
  );
}

function tableOf(source: Source, profile: NotedProfile): Table {
  const { rows } = profile;
  const columnOf = (name: string) => profile.columns[source.columns.indexOf(name)]!;
  const loaded = new Map<string, Float64Array>();
  const textsOf = async (names: readonly string[], missingTexts?: readonly string[]): Promise<ColumnTexts> => {
    let found = seriesNames(rows, names);
    await readTexts(source, {
      ...{ rows, missingTexts, texts: names.map((name) => columnOf(name).index) },
      onText: (record, cells) => {
        if (record === 0) found = seriesNames(rows, names); // the reading may begin anew
        found.add(record, cells);
        return true;
      },
    });
    return { texts: found.names(), codes: found.codes, unnamed: found.unnamed() };
  };
  return {
    ...{ source, profile, rows },
    numeric: profile.columns.filter(isNumeric),
    has: (name) => source.columns.includes(name),
    column: (option, name) => findColumn(source, profile, option, name) as NotedColumn,
    async numbers(names) {
      const absent = [...new Set(names)].filter((name) => !loaded.has(name));
      const arrays = await loadColumns(source, { rows, numbers: absent.map(columnOf), texts: [], onText: () => true });
      for (const [k, name] of absent.entries()) loaded.set(name, arrays[k]!);
      return names.map((name) => loaded.get(name)!);
    },
    texts: (names) => textsOf(names),
    classes: (name) => textsOf([name], [""]),
  };
}
