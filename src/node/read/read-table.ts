import { ensureArgument, ensureOptions } from "../../core/options.js";
import { required, text } from "../../core/rules.js";
import { ensureTimeToRead } from "../../data/time/pattern.js";
import { decideColumns } from "./columns/decide-columns.js";
import { neededColumns } from "./columns/needed-columns.js";
import type { Source } from "./database/source.js";
import { withSource } from "./database/with-source.js";
import { excused, forModel, type ModelNeeds } from "./for-model.js";
import { loadRows } from "./load-rows.js";
import { READ_OPTIONS, type ReadOptions, type ReadTable } from "./read-options.js";
import { complete } from "./series/complete.js";
import { tallSource } from "./shape/unpivot.js";
import { surveyTable } from "./survey-table.js";

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
  const survey = await surveyTable(own, asked, needs);
  const needed = await neededColumns(survey, needs);
  const rows = await loadRows(survey, needed, needs);
  const decided = decideColumns(survey, needed, rows, needs);
  const { source, profile, absent } = survey;
  const { targets, inputs } = decided;
  const { arrangement, values } = rows;
  const used = new Set([...inputs, ...targets]);
  const columns = source.columns.filter((name) => used.has(name)).map((name) => ({ name, values: values.get(name)! }));
  const completed = await complete(source, {
    columns: needs === null ? columns : excused(columns, arrangement.segments, needs),
    targets,
    arrangement,
    rule: asked.missing,
  });
  const notes = [survey, needed, rows, decided, completed].flatMap((step) => step.notes);
  return {
    series: needs === null ? completed.series : forModel(completed.series, absent, needs),
    targets,
    inputs,
    seriesColumn: arrangement.seriesColumn,
    constants: needed.inputs === null ? needed.found.constants : [],
    notes: [...new Set(notes)],
    missing: asked.missing ?? "none",
    notation: {
      decimal: profile.decimal,
      missingValues: source.missingValues,
      timeFormat: rows.timeFormat,
      categories: decided.categories,
      ...(arrangement.milliseconds === null &&
        (decided.isCounted || survey.time.plan?.isCounter === true) && { isCounted: true }),
    },
  };
}
