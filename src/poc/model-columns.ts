import { GradusError, Stopped } from "../core/errors.js";

/** What reading a table says of columns that its caller chose, and what holds where a model has chosen them. */
const REWORDED: readonly (readonly [said: RegExp, instead: string])[] = [
  [/`(?:target|inputs)` names a column that is not there:/, "the table must hold the model's column"],
  [
    /`series` names a column that is not there:/,
    'the table must hold the column that names the objects, or be read with `series: "none"`, as one series:',
  ],
  [/`(?:target|inputs)` must vary/, "a column of the model must vary"],
  // The last of several next actions, or the only one.
  [
    /Fix the cell, empty it to mark it as missing, name it with `missingValues` where it stands for one, or .* `\w+`\./,
    "Fix the cell, empty it to mark it as missing, or name it with `missingValues` where it stands for one.",
  ],
  [/,? or (?:leave the column out of `inputs`|choose another `target`|do without the column)/, ""],
  [/; (?:leave the column out of `inputs`|choose another `target`)/, ", and the model reads it"],
  [/ Leave the emptiest columns out of `inputs`\./, " Take another rule, or a table with fewer holes."],
];

/** Throws the error of a table that a model reads: its columns are the model's, and a message must not name options that the command lacks. */
export function sayOfModel(error: unknown): never {
  if (!(error instanceof GradusError) || error instanceof Stopped) throw error;
  throw new GradusError(REWORDED.reduce((message, [said, instead]) => message.replace(said, instead), error.message));
}
