import { stat } from "node:fs/promises";
import { GradusError } from "../../core/errors.js";
import type { GivenEntry } from "./entry.js";
import { ofFolder } from "./folder-entries.js";
import { ofSuiteFile } from "./suite-file.js";
import { whatIs } from "./what-is.js";

/**
 * The studies of a folder, one for each table and study file in it, or of a suite file.
 *
 * @throws GradusError where there are none
 */
export async function entriesOf(what: string): Promise<readonly GivenEntry[]> {
  const info = await stat(what).catch(() => null);
  if (info === null)
    throw new GradusError(`suite: must be given a folder of tables, or a suite file, that is there, got "${what}".`);
  return info.isDirectory() ? ofFolder(what) : Promise.all((await ofSuiteFile(what)).map(withProblem));
}

/** A file that is not there needs no process to say so. */
async function withProblem(entry: GivenEntry): Promise<GivenEntry> {
  const found = await whatIs(entry.file);
  return "problem" in found ? { ...entry, problem: found.problem } : entry;
}
