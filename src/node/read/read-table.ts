import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import { ensureArgument, ensureOptions } from "../../core/options.js";
import { required, text } from "../../core/rules.js";
import { categoryInputs, withCategories } from "../../data/category.js";
import { isCalendarName } from "../../data/time/calendar-parts.js";
import { ensureTimeToRead } from "../../data/time/pattern.js";
import { type Arrangement, arrange } from "./arrange.js";
import { categorized, categoryNotes } from "./categories.js";
import { defaultInputs, findColumns, optionCode, refuseUnusable, restartsCounting } from "./choose.js";
import { complete } from "./complete.js";
import { defaultTarget, ensureTargetRead } from "./default-target.js";
import { excused, forModel, type ModelNeeds } from "./for-model.js";
import { loadColumns } from "./load.js";
import { missingNotes } from "./missing-notes.js";
import { notationNotes } from "./numbers/notation-notes.js";
import { readNotations } from "./numbers/read-notations.js";
import { roundedNotes } from "./numbers/rounded-notes.js";
import { planTime } from "./plan-time.js";
import { type ColumnProfile, profileTable, type TableProfile } from "./profile.js";
import { READ_OPTIONS, type ReadOptions, type ReadTable } from "./read-options.js";
import { findPanel } from "./segments.js";
import { seriesColumns, seriesNames } from "./series-names.js";
import { tallSource } from "./shape/unpivot.js";
import type { Source } from "./source.js";
import { momentReader } from "./timestamps.js";
import { withoutCopies } from "./told-by-target.js";
import { usefulColumns } from "./useful-columns.js";
import { withSource } from "./with-source.js";

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
  ensureOptions("readTable", options, READ_OPTIONS);
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
  return withSource(file, options, (source) => readSource(source, options, needs));
}

async function readSource(opened: Source, asked: ReadOptions, needs: ModelNeeds | null): Promise<ReadTable> {
  const named = [...(asked.target ?? []), ...(asked.inputs ?? [])];
  const { source, series = asked.series } = await tallSource(opened, {
    ...{ wide: asked.wide, named, hasFormat: asked.timeFormat !== undefined },
  });
  return readColumns(source, { ...asked, ...(series !== undefined && { series: asked.series ?? series }) }, needs);
}

async function readColumns(own: Source, asked: ReadOptions, needs: ModelNeeds | null): Promise<ReadTable> {
  const absent = needs?.unread.filter((name) => !own.columns.includes(name)) ?? [];
  const targetNames = asked.target?.filter((name) => !absent.includes(name));
  const counted = await profileTable(own);
  const naming = seriesColumns(own, counted, asked.series);
  const seriesNamed = naming.map(({ name }) => name);
  const time = await planTime(own, counted, {
    ...{ ...asked, except: seriesNamed, remembered: needs?.notation?.timeFormat ?? null },
  });
  const timeColumns = time.plan?.columns ?? [];
  const except = [...timeColumns, ...seriesNamed];
  const remembered = needs?.notation?.decimal ?? null;
  const noted = await readNotations(own, counted, { except, decimal: asked.decimal, remembered });
  const known = needs?.notation?.categories;
  const { source, profile, categories, ...categorical } = await categorized(own, noted, {
    except,
    asked: asked.inputs,
    known,
  });
  const inputNames = asked.inputs && withCategories(asked.inputs, categories);
  const options = { ...asked, ...(targetNames && { target: targetNames }), ...(inputNames && { inputs: inputNames }) };
  const ensured = (option: string, names: readonly string[] = []) => findColumns(source, profile, { option, names });
  ensured("target", options.target);
  ensured("inputs", options.inputs);
  const notes = [...source.notes, ...time.notes, ...categorical.notes];
  const columnsOf = (names: readonly string[] | undefined) =>
    names?.map((name) => profile.columns[source.columns.indexOf(name)]!) ?? null;
  const askedTargets = columnsOf(options.target);
  const askedInputs = columnsOf(options.inputs);
  const found = defaultInputs(profile, [...except, ...categories.map(({ column }) => column)]);
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
  const measures = noted.columns.filter(({ name }) => !except.includes(name));
  if (loaded.length === 0) {
    if (askedTargets === null) ensureTargetRead({ file: source.file, columns: measures, candidates: [] });
    throw nothingNumeric(source, found.notes);
  }
  notes.push(
    ...notationNotes(loaded),
    ...(await roundedNotes(source, loaded)),
    ...(await missingNotes(source, loaded)),
  );

  const timestamps =
    time.plan === null
      ? null
      : momentReader(source, time.plan, { rows: profile.rows, remembered: needs?.notation?.timeFormat ?? null });
  const names = naming.length === 0 ? null : seriesNames(profile.rows, seriesNamed);
  const timeIndices = timeColumns.map((name) => source.columns.indexOf(name));
  const arrays = await loadColumns(source, {
    rows: profile.rows,
    numbers: loaded,
    texts: [...timeIndices, ...naming.map(({ index }) => index)],
    onText: (record, cells) => {
      timestamps?.onCells(record, cells);
      names?.add(record, cells.slice(timeIndices.length));
      return true;
    },
  });

  const moments = timestamps === null ? null : await timestamps.finish();
  const arrangement = await arrange(own, counted, {
    plan: time.plan,
    timestamps: moments,
    series: options.series,
    names,
    duplicates: options.duplicates,
  });
  notes.push(...arrangement.notes);
  if (time.plan === null && options.series === undefined && options.time === undefined) {
    notes.push(...(await stackingHint(own, counted, { loaded, arrays })));
  }
  const values = new Map(loaded.map(({ name }, j) => [name, inOrder(arrays[j]!, arrangement)]));

  const stacked = arrangement.seriesColumn === null ? [] : [arrangement.seriesColumn];
  const ofSeries = withCategories(stacked, categories);
  const candidates = found.columns.filter(({ name }) => stacked.includes(name) || !ofSeries.includes(name));
  const useful = usefulColumns(candidates, values, {
    ...{
      segments: arrangement.segments,
      naming: names === null ? stacked : seriesNamed,
      targets: options.target ?? [],
    },
  });
  if (askedInputs === null) notes.push(...useful.notes);
  const possible = askedInputs?.map(({ name }) => name) ?? useful.names;
  const coded = categoryInputs(categories);
  const chosenTarget =
    askedTargets !== null
      ? null
      : defaultTarget({
          file: source.file,
          rows: profile.rows,
          columns: measures.filter(({ name }) => !stacked.includes(name)),
          candidates: useful.names.filter((name) => values.has(name) && !coded.includes(name)),
          left: useful.left,
        });
  const targets = askedTargets?.map(({ name }) => name) ?? (chosenTarget === null ? [] : [chosenTarget.target]);
  if ((targets.length === 0 && absent.length === 0) || possible.length === 0)
    throw nothingNumeric(source, [...found.notes, ...useful.notes]);
  if (chosenTarget !== null) notes.push(chosenTarget.note);

  const ordered = [...values].map(([name, own]) => ({ name, values: own }));
  const told = withoutCopies({
    ...{ columns: ordered, targets, inputs: possible, segments: arrangement.segments, isAsked: askedInputs !== null },
  });
  if (needs === null) notes.push(...told.notes);
  const { inputs } = told;
  const read = categories.filter((category) => categoryInputs([category]).some((name) => inputs.includes(name)));
  if (askedInputs === null) notes.push(...categoryNotes(read));
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
    notes: [...new Set([...notes, ...completed.notes])],
    missing: options.missing ?? "none",
    notation: {
      decimal: profile.decimal,
      missingValues: source.missingValues,
      timeFormat: moments?.pattern ?? null,
      categories: read,
    },
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

function uniqueColumns<Profile>(columns: readonly Profile[]): readonly Profile[] {
  return [...new Set(columns)];
}

function nothingNumeric({ file, columns }: Source, notes: readonly string[]): InputError {
  return new InputError(
    { file },
    `there is no numeric column to forecast among ${listed(columns.map(quoted), 30)}. ${notes.join(" ")} ` +
      "Numbers must be written like 1.5 or 1e-3, in at least half of a column's cells; `inputs` and `target` take any of them.",
  );
}
