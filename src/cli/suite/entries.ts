import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { isStudyFile } from "../study-file/names.js";
import { type GivenEntry, nameOf, type SuiteEntry, withOwnFolders } from "./entry.js";
import { ofSuiteFile } from "./suite-file.js";

const TABLE = /\.(?:csv|tsv|txt|parquet|pq|xlsx)(?:\.gz)?$/i;

/**
 * The studies of a folder, one for each table and study file in it, or of a suite file.
 *
 * @throws GradusError where there are none
 */
export async function entriesOf(what: string): Promise<readonly SuiteEntry[]> {
  const info = await stat(what).catch(() => null);
  if (info === null)
    throw new GradusError(`suite: must be given a folder of tables, or a suite file, that is there, got "${what}".`);
  const entries = info.isDirectory() ? await ofFolder(what) : await ofSuiteFile(what);
  return withOwnFolders(entries);
}

async function ofFolder(folder: string): Promise<GivenEntry[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && (TABLE.test(entry.name) || isStudyFile(entry.name)))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) {
    throw new GradusError(
      `suite: the folder must hold tables (.csv, .parquet, .xlsx ...) or study files, got none in "${folder}". Give the folder that they lie in.`,
    );
  }
  return names.map((name) => ({ name: nameOf(name), file: join(folder, name), flags: [] }));
}
