import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../../core/options.js";
import { integer, oneOf, required, rule, text } from "../../core/rules.js";
import { type ListenedSignal, listenedSignalRule } from "../../core/stop-signal.js";
import { MISSING_RULES, type MissingRule } from "../../data/missing.js";
import { DUPLICATE_RULES, type DuplicateRule, WIDE_CHOICES, type WideChoice } from "../../data/reading.js";
import { columnNamesRule } from "../../data/rules.js";
import type { Series } from "../../data/series.js";
import { ensureTimeToRead, timeFormatRule } from "../../data/time/pattern.js";
import { type Arrangement, arrange } from "./arrange.js";
import { defaultInputs, defaultTarget, findColumns, optionCode, refuseUnusable, restartsCounting } from "./choose.js";
import { complete } from "./complete.js";
import { encodingRule } from "./encoding-names.js";
import { excused, forModel, type ModelNeeds } from "./for-model.js";
import { loadColumns } from "./load.js";
import { openSource } from "./open-source.js";
import { planTime } from "./plan-time.js";
import { type ColumnProfile, profileTable, type TableProfile } from "./profile.js";
import { findPanel } from "./segments.js";
import { seriesColumns, seriesNames } from "./series-names.js";
import { tallSource } from "./shape/unpivot.js";
import type { Source } from "./source.js";
import { momentReader } from "./timestamps.js";
import { withoutCopies } from "./told-by-target.js";
import { usefulColumns } from "./useful-columns.js";

/** Which columns to use and how. Left out means: find it. */
export interface ReadOptions {
  /** Columns to forecast. Default: the last numeric one. */
  readonly target?: readonly string[];
  /** Columns to read. Default: all numeric ones that tell something, the target's own past included. */
  readonly inputs?: readonly string[];
  /** The column of the time (a date's companion columns are found), or "none" to trust the order of the rows. */
  readonly time?: string;
  /**
   * How the times are written, where they are not understood or can be read in two ways: "DD.MM.YYYY HH:mm", "MM/DD/YY h:mm A", "YYYY-[Q]Q". A pattern
   * of a date alone reads a clock after it, or in a column beside it, too.
   */
  readonly timeFormat?: string;
  /** The column that names the object a row belongs to, or several ("store,item" in one text, too), or "none": the file holds one series. */
  readonly series?: string | readonly string[];
  /**
   * Tables that are wide. "auto", the default: columns named after times, as the years or months of a statistic, are read as rows. "rows": every row is a
   * series of its numbers. "none": columns as they stand.
   */
  readonly wide?: WideChoice;
  /** Which of several rows of one time and series is kept, or that their mean stands in their place. Default: refused, but for few that are equal in all. */
  readonly duplicates?: DuplicateRule;
  /** Rule for missing values. Default: refuse them. */
  readonly missing?: MissingRule;
  /** The text's encoding, by a name of the Encoding Standard such as "shift_jis" or "gb18030". Default: found, and said where it is not UTF-8. */
  readonly encoding?: string;
  /** Rows above the header, titles and the like, blank ones counted. Default: found, and said. */
  readonly skipRows?: number;
  /** Stops the reading, which then ends in the error `Stopped`. */
  readonly signal?: ListenedSignal;
}

const nameOrNames = rule(
  "a column name, or a list of them",
  (value) => text.allows(value) || columnNamesRule.allows(value),
  'Give e.g. "store" or ["store", "item"].',
);

const OPTIONS = {
  target: columnNamesRule,
  inputs: columnNamesRule,
  time: text,
  timeFormat: timeFormatRule,
  series: nameOrNames,
  wide: oneOf(...WIDE_CHOICES),
  duplicates: oneOf(...DUPLICATE_RULES),
  missing: oneOf(...MISSING_RULES),
  encoding: encodingRule,
  skipRows: integer(0),
  signal: listenedSignalRule,
} satisfies OptionRules<ReadOptions>;

/** A file as a series, and what was chosen on the way. */
export interface ReadTable {
  /** The inputs and targets alone, complete: no NaN. */
  readonly series: Series;
  readonly targets: readonly string[];
  readonly inputs: readonly string[];
  /** The column whose values name the segments; null where the file holds one series. */
  readonly seriesColumn: string | null;
  /** Columns that are no inputs, unasked, since they have one value in all rows. */
  readonly constants: readonly { readonly column: string; readonly value: number }[];
  /** Findings, omissions and fills, in plain English. */
  readonly notes: readonly string[];
  readonly missing: MissingRule | "none";
}

/**
 * Reads a time series from a CSV file (any usual delimiter, header or none, plain or .gz) or a Parquet file; "-" is standard input.
 *
 * The file is streamed: one pass looks at all columns, a second reads the chosen ones into one Float64Array each.
 * Nothing is left out or repaired without a note.
 *
 * @throws InputError naming file, row (1-based, header counted) and column, for anything that cannot be used as it is; GradusError for an
 * option that cannot be used; Stopped.
 * @example
 * const { series, targets, inputs, notes } = await readTable("samples/seattle-weather.csv", { target: ["temp_max"] });
 */
export async function readTable(file: string, options: ReadOptions = {}): Promise<ReadTable> {
  ensureArgument("readTable", file, ["file", required(text)]);
  ensureOptions("readTable", options, OPTIONS);
  return readFor(null, file, options);
}

/**
 * The same for a trained model, whose columns the options name: a column may be constant, a target that is not read absent or empty, and the last rows may
 * hold nothing but what is known ahead.
 */
export async function readTableForModel(file: string, options: ReadOptions, needs: ModelNeeds): Promise<ReadTable> {
  return readFor(needs, file, options);
}

async function readFor(needs: ModelNeeds | null, file: string, options: ReadOptions): Promise<ReadTable> {
  ensureTimeToRead(options);
  const source = await openSource(file, options);
  try {
    return await readSource(source, options, needs).catch(async (error: unknown) => {
      // Nothing is searched for in a file that is in order.
      const isOfRow = error instanceof InputError && error.place.row !== undefined;
      const mended = isOfRow ? await source.withoutStrayRows?.() : null;
      if (mended) return readSource(mended, options, needs);
      throw error;
    });
  } finally {
    source.close();
  }
}

async function readSource(opened: Source, asked: ReadOptions, needs: ModelNeeds | null): Promise<ReadTable> {
  const named = [...(asked.target ?? []), ...(asked.inputs ?? [])];
  const { source, series = asked.series } = await tallSource(opened, {
    ...{ wide: asked.wide, named, hasFormat: asked.timeFormat !== undefined },
  });
  return readColumns(source, { ...asked, ...(series !== undefined && { series: asked.series ?? series }) }, needs);
}

async function readColumns(source: Source, asked: ReadOptions, needs: ModelNeeds | null): Promise<ReadTable> {
  const absent = needs?.unread.filter((name) => !source.columns.includes(name)) ?? [];
  const options = { ...asked, ...(asked.target && { target: asked.target.filter((name) => !absent.includes(name)) }) };
  const profile = await profileTable(source);
  const named = (option: string, names: readonly string[] | undefined) =>
    names === undefined ? null : findColumns(source, profile, { option, names });
  const askedTargets = named("target", options.target);
  const askedInputs = named("inputs", options.inputs);
  const naming = seriesColumns(source, profile, options.series);
  const seriesNamed = naming.map(({ name }) => name);
  const notes = [...source.notes];

  const time = await planTime(source, profile, { ...options, except: seriesNamed });
  notes.push(...time.notes);
  const timeColumns = time.plan?.columns ?? [];
  const found = defaultInputs(profile, [...timeColumns, ...seriesNamed]);
  if (askedInputs === null) notes.push(...found.notes);
  const needed = uniqueColumns([...(askedTargets ?? []), ...(askedInputs ?? found.columns)]);
  // Without `target` the candidates for it are loaded too.
  const loaded = askedTargets === null ? uniqueColumns([...needed, ...found.columns]) : needed;
  const mayRest = needs !== null;
  for (const column of askedTargets ?? []) {
    const mayBeEmpty = needs?.unread.includes(column.name) ?? false;
    await refuseUnusable(source, column, { option: "target", asked: true, mayRest, mayBeEmpty });
  }
  for (const column of askedInputs ?? []) {
    const mayBeEmpty = needs?.knownAhead.includes(column.name) ?? false;
    await refuseUnusable(source, column, { option: "inputs", asked: true, mayRest, mayBeEmpty });
  }
  if (askedInputs === null) {
    for (const column of found.columns) await refuseUnusable(source, column, { option: "inputs", asked: false });
  }
  if (loaded.length === 0) throw nothingNumeric(source, found.notes);

  const timestamps = time.plan === null ? null : momentReader(source, time.plan, profile.rows);
  const names = naming.length === 0 ? null : seriesNames(profile.rows, seriesNamed);
  const timeIndices = timeColumns.map((name) => source.columns.indexOf(name));
  const arrays = await loadColumns(source, {
    rows: profile.rows,
    numbers: loaded.map(({ index }) => index),
    texts: [...timeIndices, ...naming.map(({ index }) => index)],
    onText: (record, cells) => {
      timestamps?.onCells(record, cells);
      names?.add(record, cells.slice(timeIndices.length));
      return true;
    },
  });

  const arrangement = await arrange(source, profile, {
    plan: time.plan,
    timestamps: timestamps === null ? null : await timestamps.finish(),
    series: options.series,
    names,
    duplicates: options.duplicates,
  });
  notes.push(...arrangement.notes);
  if (time.plan === null && options.series === undefined && options.time === undefined) {
    notes.push(...(await stackingHint(source, profile, { loaded, arrays })));
  }
  const values = new Map(loaded.map(({ name }, j) => [name, inOrder(arrays[j]!, arrangement)]));

  const stacked = arrangement.seriesColumn === null ? [] : [arrangement.seriesColumn];
  const useful = usefulColumns(found.columns, values, {
    ...{
      segments: arrangement.segments,
      naming: names === null ? stacked : seriesNamed,
      targets: options.target ?? [],
    },
  });
  if (askedInputs === null) notes.push(...useful.notes);
  const possible = askedInputs?.map(({ name }) => name) ?? useful.names;
  const target = defaultTarget(useful.names.filter((name) => values.has(name)));
  const targets = askedTargets?.map(({ name }) => name) ?? (target === undefined ? [] : [target]);
  if ((targets.length === 0 && absent.length === 0) || possible.length === 0)
    throw nothingNumeric(source, [...found.notes, ...useful.notes]);
  if (askedTargets === null)
    notes.push(`The target is ${quoted(target!)}, the last numeric column; \`target\` chooses another.`);

  const ordered = [...values].map(([name, own]) => ({ name, values: own }));
  const told = withoutCopies({
    ...{ columns: ordered, targets, inputs: possible, segments: arrangement.segments, isAsked: askedInputs !== null },
  });
  if (needs === null) notes.push(...told.notes);
  const { inputs } = told;
  const used = new Set([...inputs, ...targets]);
  const chosen = source.columns.filter((name) => used.has(name));
  const columns = chosen.map((name) => ({ name, values: values.get(name)! }));
  const completed = await complete(source, {
    columns: needs === null ? columns : excused(columns, arrangement.segments, needs),
    targets,
    arrangement,
    rule: options.missing,
  });
  return {
    series: needs === null ? completed.series : forModel(completed.series, absent, needs),
    targets,
    inputs,
    seriesColumn: arrangement.seriesColumn,
    constants: askedInputs === null ? found.constants : [],
    notes: [...notes, ...completed.notes],
    missing: options.missing ?? "none",
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
  const others = profile.columns.filter(({ name }) => name !== counter);
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

function uniqueColumns(columns: readonly ColumnProfile[]): readonly ColumnProfile[] {
  return [...new Set(columns)];
}

function nothingNumeric({ file, columns }: Source, notes: readonly string[]): InputError {
  return new InputError(
    { file },
    `there is no numeric column to forecast among ${listed(columns.map(quoted), 30)}. ${notes.join(" ")} ` +
      "Numbers must be written like 1.5 or 1e-3, in at least half of a column's cells; `inputs` and `target` take any of them.",
  );
}
