import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import type { Source } from "../database/source.js";

/** Kinds of files by the end of their names, those that are no texts. */
const KINDS: readonly (readonly [end: RegExp, named: string, action: string])[] = [
  [/\.xls[xm]?$/i, "an Excel workbook", "Save the workbook anew as .xlsx"],
  [/\.parquet$/i, "a Parquet file", "Write it anew as Parquet"],
];

/**
 * The error for a text without a table in it whose file is named as something else: what is wrong is the file, and not its rows. A table in a text is read
 * whatever its name. Null where the name says nothing else, or the file is none.
 */
export function misnamed({ file, name, isText, columns, delimiter }: Source): InputError | null {
  const kind = isText ? KINDS.find(([end]) => end.test(name)) : undefined;
  if (kind === undefined) return null;
  return new InputError(
    { file },
    `this is named as ${kind[1]} and is a text without rows of numbers, which begins with ${quoted(columns.join(delimiter === "space" || delimiter === null ? " " : delimiter))}. ${kind[2]}, or give a text as CSV.`,
  );
}
