import { stat } from "node:fs/promises";
import { dirname, isAbsolute } from "node:path";
import { codeOf } from "../../node/system-error.js";
import { StudyFileError } from "./problems.js";
import type { ReadStudy } from "./read.js";

/**
 * Throws where the table that a study file names is not there.
 *
 * @throws StudyFileError at the field's line
 */
export async function ensureTableThere({
  file,
  study,
  place,
}: Pick<ReadStudy, "file" | "study" | "place">): Promise<void> {
  const table = study.data.file;
  if (table === undefined || table === "-" || (await isThere(table))) return;
  const folder = dirname(file);
  const from = isAbsolute(folder) || folder === "." ? folder : `./${folder}`;
  throw new StudyFileError([
    `${place(["data", "file"])}: data.file must be a table that is there, got ${JSON.stringify(table)}, as the command finds it, and nothing of that name. ` +
      `Paths are relative to the study file, in ${from}: correct it, or move the table there.`,
  ]);
}

/** What else is wrong with it the reader says. */
async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return codeOf(error) !== "ENOENT";
  }
}
