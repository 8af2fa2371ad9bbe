import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { PATTERN_ADVICE } from "../../data/time/pattern.js";
import type { Source } from "../database/source.js";

/** The error for a column that looks like a time and is not read: what was seen, why not, and how to say what it is. */
export function unreadTime(
  { file }: Pick<Source, "file">,
  {
    column,
    example,
    refusal,
  }: { readonly column: string; readonly example: string; readonly refusal?: string | undefined },
): InputError {
  const why = refusal === undefined ? "" : `: ${refusal}`;
  return new InputError(
    { file, column },
    `the cells look like times that are not read, got values like ${quoted(example)}${why}. ${timeFormatAdvice()}`,
  );
}

/** What to do where the notation is not known. */
export function timeFormatAdvice(): string {
  return (
    `Say how they are written by \`timeFormat\`, in which ${PATTERN_ADVICE} ` +
    'Or name another column with `time`, or use `time: "none"` to trust the order of the rows.'
  );
}
