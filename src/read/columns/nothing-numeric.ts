import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { Source } from "../database/source.js";
import { misnamed } from "../text/misnamed.js";

/** The error for a table in which nothing can be forecast, with what was left out and why. */
export function nothingNumeric(source: Source, notes: readonly string[]): InputError {
  const { file, columns } = source;
  const other = misnamed(source);
  if (other !== null) return other;
  return new InputError(
    { file },
    `there is no numeric column to forecast among ${listed(columns.map(quoted), 30)}. ${notes.join(" ")} ` +
      "Numbers must be written like 1.5 or 1e-3, in at least half of a column's cells; `inputs` and `target` take any of them.",
  );
}
