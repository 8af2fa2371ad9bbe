import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { isStudyFile } from "../study-file/names.js";
import { type GivenEntry, nameOf } from "./entry.js";
import { whatIs } from "./what-is.js";

const TABLE = /\.(?:csv|tsv|txt|parquet|pq|xlsx)(?:\.gz)?$/i;

/**
 * A study for each table and study file of a folder, in the order of their names; links are followed, hidden files and folders left out. What has a table's
 * name and is no file is a study that cannot be run.
 *
 * @throws GradusError where there are none
 */
export async function ofFolder(folder: string): Promise<GivenEntry[]> {
  const names = (await readdir(folder)).filter(
    (name) => !name.startsWith(".") && (TABLE.test(name) || isStudyFile(name)),
  );
  const entries: GivenEntry[] = [];
  for (const name of names.sort()) {
    const entry = { name: nameOf(name), file: join(folder, name), flags: [] };
    const found = await whatIs(entry.file);
    if ("problem" in found) entries.push({ ...entry, problem: found.problem });
    else if (found.kind === "file") entries.push(entry);
  }
  if (entries.length === 0)
    throw new GradusError(
      `suite: the folder must hold tables (.csv, .parquet, .xlsx ...) or study files, got none in "${folder}". Give the folder that they lie in.`,
    );
  return entries;
}
