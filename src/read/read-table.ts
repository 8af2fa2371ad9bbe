import { ensureTimeToRead } from "../data/time/pattern.js";
import { decideColumns } from "./columns/decide-columns.js";
import { neededColumns } from "./columns/needed-columns.js";
import type { Source } from "./database/source.js";
import { type OpenHost, withSource } from "./database/with-source.js";
import { excused, forModel, type ModelNeeds } from "./for-model.js";
import { loadRows } from "./load-rows.js";
import type { ReadOptions, ReadTable } from "./read-options.js";
import { complete } from "./series/complete.js";
import { tallSource } from "./shape/unpivot.js";
import { surveyTable } from "./survey-table.js";

/** Reads the table in a file that a host puts in its place; for a trained model what it needs of one, else null. */
export async function readHosted(open: OpenHost, options: ReadOptions, needs: ModelNeeds | null): Promise<ReadTable> {
  ensureTimeToRead(options);
  return withSource(open, options, (source) => readSource(source, options, needs));
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
