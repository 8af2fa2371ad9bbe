import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import * as z from "zod/mini";
import { GradusError } from "../../core/errors.js";
import { parsed } from "../../core/stored/read.js";
import { fields, once, someOf, text } from "../../core/stored/shape.js";
import { folderName } from "../folder-name.js";
import { isStudyFile } from "../study-file/names.js";

/** One study of a suite: its folder's name, and what `gradus poc` gets for it beside the suite's own options. */
export interface SuiteEntry {
  readonly name: string;
  readonly file: string;
  readonly flags: readonly string[];
}

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
  return withOwnNames(entries);
}

async function ofFolder(folder: string): Promise<SuiteEntry[]> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && (TABLE.test(entry.name) || isStudyFile(entry.name)))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0) {
    throw new GradusError(
      `suite: the folder must hold tables (.csv, .parquet, .xlsx ...) or study files, got none in "${folder}". Give the folder that they lie in.`,
    );
  }
  return names.map((name) => ({ name: folderName(withoutKind(name)), file: join(folder, name), flags: [] }));
}

async function ofFile(file: string): Promise<SuiteEntry[]> {
  const action =
    'A suite file is JSON: {"studies": ["a.csv", {"file": "b.csv", "flags": ["--target", "y"]}]}; a table with a series in each group of rows goes with --by COLUMN';
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch {
    throw new GradusError(`suite: must be given a folder, or a suite file, got "${file}". ${action}.`);
  }
  const { studies } = parsed(suiteFileSchema, value, (problem) => new GradusError(`${file}: ${problem}. ${action}.`));
  return studies.map((entry) => {
    const { file: path, name, flags = [] } = typeof entry === "string" ? { file: entry } : entry;
    return { name: name ?? folderName(withoutKind(path)), file: resolve(dirname(file), path), flags };
  });
}

/** A study file's ending is no part of its name, as a table's is none. */
function withoutKind(file: string): string {
  return file.replace(/\.(?:ts|js|pq)$/i, "");
}

/** The second of a name is called so-2, whatever else there is. */
export function withOwnNames(entries: readonly SuiteEntry[]): SuiteEntry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const base = folderName(entry.name);
    let name = base;
    for (let k = 2; taken.has(name.toLowerCase()); k++) name = `${base}-${k}`;
    taken.add(name.toLowerCase());
    return { ...entry, name };
  });
}
