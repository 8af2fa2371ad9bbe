import { quoted } from "../core/listed.js";
import { isCalendarName } from "../data/time/calendar-parts.js";
import { optionCode, restartsCounting } from "./columns/choose.js";
import type { NeededColumns } from "./columns/needed-columns.js";
import { loadColumns } from "./database/load.js";
import type { ColumnProfile, TableProfile } from "./database/profile.js";
import type { Source } from "./database/source.js";
import type { ModelNeeds } from "./for-model.js";
import { type Arrangement, arrange } from "./series/arrange.js";
import { findPanel } from "./series/segments.js";
import { seriesNames } from "./series/series-names.js";
import type { Survey } from "./survey-table.js";
import { momentReader } from "./time/timestamps.js";

/** The rows of a table in their order. */
export interface LoadedRows {
  readonly arrangement: Arrangement;
  /** By the name of the column, in the order in which they were loaded. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** How the times are written, as far as that was found. */
  readonly timeFormat: string | null;
  readonly notes: readonly string[];
}

/** Loads the columns that are needed, and brings their rows into segments and into the order of time. */
export async function loadRows(
  survey: Survey,
  { loaded }: Pick<NeededColumns, "loaded">,
  needs: ModelNeeds | null,
): Promise<LoadedRows> {
  const { own, counted, source, profile, naming, time, options } = survey;
  const { rows } = profile;
  const remembered = needs?.notation?.timeFormat ?? null;
  const timestamps = time.plan === null ? null : momentReader(source, time.plan, { rows, remembered });
  const names =
    naming.length === 0
      ? null
      : seriesNames(
          rows,
          naming.map(({ name }) => name),
        );
  const timeIndices = (time.plan?.columns ?? []).map((name) => source.columns.indexOf(name));
  const arrays = await loadColumns(source, {
    rows,
    numbers: loaded,
    texts: [...timeIndices, ...naming.map(({ index }) => index)],
    onText: (record, cells) => {
      timestamps?.onCells(record, cells);
      names?.add(record, cells.slice(timeIndices.length));
      return true;
    },
  });
  const moments = timestamps === null ? null : await timestamps.finish();
  const { series, duplicates } = options;
  const arrangement = await arrange(own, counted, { plan: time.plan, timestamps: moments, series, names, duplicates });
  const mayBeStacked = time.plan === null && series === undefined && options.time === undefined;
  return {
    arrangement,
    values: new Map(loaded.map(({ name }, j) => [name, inOrder(arrays[j]!, arrangement)])),
    timeFormat: moments?.pattern ?? null,
    notes: [...arrangement.notes, ...(mayBeStacked ? await stackingHint(own, counted, { loaded, arrays }) : [])],
  };
}

/** A counter that starts again where another column changes makes stacked objects likely; a day's hours look the same. */
async function stackingHint(
  source: Source,
  profile: TableProfile,
  read: { readonly loaded: readonly ColumnProfile[]; readonly arrays: readonly Float64Array[] },
): Promise<readonly string[]> {
  const k = read.arrays.findIndex(restartsCounting);
  if (k < 0) return [];
  const counter = read.loaded[k]!.name;
  const others = profile.columns.filter(({ name }) => name !== counter && !isCalendarName(name));
  const { stacked } = await findPanel(source, others, { milliseconds: read.arrays[k]! });
  return stacked === null
    ? []
    : [
        `${quoted(counter)} counts rows and starts again where ${quoted(stacked.column)} changes. If the file stacks several ` +
          `objects, use ${optionCode("series", stacked.column)}; as it is, windows run from one into the next.`,
      ];
}

function inOrder(values: Float64Array, { order, means }: Pick<Arrangement, "order" | "means">): Float64Array {
  if (order === null) return values;
  const ordered = Float64Array.from(order, (record) => values[record]!);
  for (const [row, records] of means ?? []) {
    const known = records.map((record) => values[record]!).filter((value) => !Number.isNaN(value));
    ordered[row] = known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
  }
  return ordered;
}
