import { extname } from "node:path";
import { GradusError } from "../../core/errors.js";

const ENDINGS = [".json", ".ts", ".mts", ".js", ".mjs"];

/** Whether a name is that of a study file: tables have other endings. */
export function isStudyFile(name: string): boolean {
  return ENDINGS.includes(extname(name).toLowerCase());
}

/** Throws for such a name where it is data that are wanted: nothing in the file was found to be sequences. */
export function ensureDataName(name: string): void {
  if (!isStudyFile(name)) return;
  throw new GradusError(
    `${name}: must be a table, CSV or Parquet, or begin as sequences do: sktime's .ts by lines of "@", JSON by lists of frames; got a file that does not, or is ` +
      "empty. Look into it. A study file is run by gradus poc.",
  );
}

/** Throws for the name of a study file where a table is wanted. */
export function ensureTableName(name: string): void {
  if (!isStudyFile(name)) return;
  throw new GradusError(
    `${name}: must be a table, CSV or Parquet, got the name of a study file, which gradus poc runs. ` +
      `If it is a table, give its name another ending, such as .csv.`,
  );
}
