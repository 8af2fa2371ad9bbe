import { existsSync } from "node:fs";
import { Command } from "commander";
import { GradusError } from "../core/errors.js";
import type { ListenedSignal } from "../core/stop-signal.js";
import type { Series } from "../data/series.js";
import { readTableForModel } from "../node/read/index.js";
import { sayOfModel } from "../poc/model-columns.js";
import type { StudyRecord } from "../study/records/study.js";
import { columnsOf } from "../study/refit/all-rows.js";
import { addReadOptions, parseReadFlags, type ReadFlags } from "./read-flags.js";

/** The table that is refitted to, as it may be typed for another command. */
export interface RefitTable {
  readonly series: Series;
  readonly notes: readonly string[];
  /** File and flags. */
  readonly words: readonly string[];
}

/**
 * Reads a study's table as it is now: the file that is given, or else the study's; with the flags that the study read it by, and those that are typed before them.
 *
 * @throws GradusError for a table that is not there or has not the study's columns
 */
export async function readRefitTable(
  study: StudyRecord,
  {
    file,
    flags,
    signal,
  }: { readonly file: string | undefined; readonly flags: ReadFlags; readonly signal: ListenedSignal },
): Promise<RefitTable> {
  const [studied, ...words] = study.place?.data ?? [];
  const table = file ?? studied;
  if (table === undefined) {
    throw new GradusError("refit: the study names no table of its own. Name one: gradus refit STUDY DATA");
  }
  if (file === undefined) ensureThere(table);
  const before = addReadOptions(new Command()).parse(words, { from: "user" }).opts<ReadFlags>();
  const { seriesColumn, missing, targets, derived } = study.task;
  const read = {
    ...(seriesColumn !== null && { series: seriesColumn }),
    ...(missing !== "none" && { missing }),
    ...parseReadFlags({ ...before, ...flags }),
    target: [...targets],
    inputs: columnsOf(study.task),
    signal,
  };
  const needs = { unread: [], knownAhead: derived.knownAhead, notation: study.task.notation };
  const { series, notes } = await readTableForModel(table, read, needs).catch(sayOfModel);
  const typed = Object.entries(flags).flatMap(([name, value]) =>
    READ_FLAGS.has(name) ? [READ_FLAGS.get(name)!, String(value)] : [],
  );
  return { series, notes, words: [table, ...words, ...typed] };
}

/** Options that read a table, as they are typed, by their names in commander. */
const READ_FLAGS = new Map(
  addReadOptions(new Command()).options.map((option) => [option.attributeName(), option.long!]),
);

function ensureThere(table: string): void {
  if (table === "-" || table.startsWith("/dev/fd/")) {
    throw new GradusError(
      "refit: the study read its table from a pipe, which is gone. Name the table: gradus refit STUDY DATA",
    );
  }
  if (existsSync(table)) return;
  throw new GradusError(
    `refit: the study's table, "${table}" seen from where the study was run, must be there, got nothing of that name. Go to that folder, or name the table: ` +
      "gradus refit STUDY DATA",
  );
}
