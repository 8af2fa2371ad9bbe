import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import * as z from "zod/mini";
import { GradusError } from "../../core/errors.js";
import { parsed } from "../../core/stored/read.js";
import { fields, once, someOf, text } from "../../core/stored/shape.js";
import { bareName } from "../folder-name.js";
import { isStudyFile } from "../study-file/names.js";
import { type GivenEntry, type SuiteEntry, withOwnFolders } from "./entry.js";
import { SUITE_FILE_EXAMPLE } from "./suite-file-example.js";

const TABLE = /\.(?:csv|tsv|txt|parquet|pq|xlsx)(?:\.gz)?$/i;

/** What a suite file holds: tables or study files, seen from where it lies, each with options of its own where it has any. */
const suiteFileSchema = once(() =>
  fields({
    studies: someOf(z.union([text, fields({ file: text, name: z.optional(text), flags: z.optional(z.array(text)) })])),
  }),
);

/**
 * The studies of a folder, one for each table and study file in it, or of a suite file.
 *
 * @throws GradusError where there are none
 */
export async function entriesOf(what: string): Promise<readonly SuiteEntry[]> {
  const info = await stat(what).catch(() => null);
  if (info === null)
    throw new GradusError(`suite: must be given a folder of tables, or a suite file, that is there, got "${what}".`);
  const entries = info.isDirectory() ? await ofFolder(what) : await ofFile(what);
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

async function ofFile(file: string): Promise<GivenEntry[]> {
  const action = `A suite file is JSON: ${SUITE_FILE_EXAMPLE}; a table with a series in each group of rows goes with --by COLUMN`;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new GradusError(`suite: must be given a folder, or a suite file, got "${file}". ${action}.`);
  }
  const { studies } = parsed(suiteFileSchema, value, (problem) => new GradusError(`${file}: ${problem}. ${action}.`));
  return studies.map((entry) => {
    const { file: path, name, flags = [] } = typeof entry === "string" ? { file: entry } : entry;
    return { name: name ?? nameOf(path), file: resolve(dirname(file), path), flags };
  });
}

/** A study file's ending is no part of its name, as a table's is none. */
function nameOf(file: string): string {
  return bareName(file.replace(/\.(?:m?[tj]s|pq)$/i, ""));
}
