import { type Category, withCategories } from "../data/category.js";
import { categorized } from "./columns/categories.js";
import { findColumns } from "./columns/choose.js";
import { type ColumnProfile, profileTable, type TableProfile } from "./database/profile.js";
import type { Source } from "./database/source.js";
import type { ModelNeeds } from "./for-model.js";
import { type NotedColumn, type NotedProfile, readNotations } from "./numbers/read-notations.js";
import type { ReadOptions } from "./read-options.js";
import { seriesColumns } from "./series/series-names.js";
import { planTime } from "./time/plan-time.js";

/** What the columns of a table hold, before any of it is loaded. */
export interface Survey {
  /** The table as it is, and its cells counted as plain numbers. */
  readonly own: Source;
  readonly counted: TableProfile;
  /** The same with a column for each value of a category, numbers in their notation. */
  readonly source: Source;
  readonly profile: NotedProfile;
  readonly categories: readonly Category[];
  /** The columns that name the series, as asked. */
  readonly naming: readonly ColumnProfile[];
  readonly time: Awaited<ReturnType<typeof planTime>>;
  /** Columns of the time and of the series. */
  readonly except: readonly string[];
  /** The table's own other columns. */
  readonly measures: readonly NotedColumn[];
  /** As asked, without targets that a model does not read and that are not there, and with the columns of categories in their place. */
  readonly options: ReadOptions;
  readonly absent: readonly string[];
  readonly notes: readonly string[];
}

/** Finds the columns of the series and of the time, how numbers are written and what the categories are. */
export async function surveyTable(own: Source, asked: ReadOptions, needs: ModelNeeds | null): Promise<Survey> {
  const absent = needs?.unread.filter((name) => !own.columns.includes(name)) ?? [];
  const targetNames = asked.target?.filter((name) => !absent.includes(name));
  const counted = await profileTable(own);
  const naming = seriesColumns(own, counted, asked.series);
  const seriesNamed = naming.map(({ name }) => name);
  const timeFormat = needs?.notation?.timeFormat ?? null;
  const isCounted = needs?.notation?.isCounted ?? false;
  const time = await planTime(own, counted, { ...asked, except: seriesNamed, remembered: timeFormat, isCounted });
  const except = [...(time.plan?.columns ?? []), ...seriesNamed];
  const remembered = needs?.notation?.decimal ?? null;
  const noted = await readNotations(own, counted, { except, decimal: asked.decimal, remembered });
  const known = needs?.notation?.categories;
  const { notes, ...table } = await categorized(own, noted, { except, asked: asked.inputs, known });
  const inputNames = asked.inputs && withCategories(asked.inputs, table.categories);
  const options = { ...asked, ...(targetNames && { target: targetNames }), ...(inputNames && { inputs: inputNames }) };
  for (const option of ["target", "inputs"] as const)
    findColumns(table.source, table.profile, { option, names: options[option] ?? [] });
  return {
    ...{ own, counted, ...table, naming, time, except, options, absent },
    measures: noted.columns.filter(({ name }) => !except.includes(name)),
    notes: [...table.source.notes, ...time.notes, ...notes],
  };
}
