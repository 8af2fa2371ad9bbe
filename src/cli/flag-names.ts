import type { Command, Option } from "commander";
import { type GradusError, InputError } from "../core/errors.js";

/** Names of the library's options that are not those of the flags (in camel case) that set them; the first flag that there is counts. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  targets: ["target"],
  names: ["methods", "method"],
  hiddenSizes: ["hidden"],
  window: ["length"], // of a synthetic example
  timeBudgetSeconds: ["timeBudget"],
  train: ["trainSize"],
  validation: ["validationSize"],
  test: ["testSize"],
  store: ["out"],
};

/** Fields of a study file by the options that they set, in camel case, and where they stand: in messages they go before the flags. */
export type FieldNames = ReadonlyMap<string, { readonly field: string; readonly place: string }>;

/**
 * Puts a command's flags in the place of the options that messages of the library name, so that users read what they can type:
 *
 *     `window` 24 with `horizon` 1 needs  ->  --window 24 with --horizon 1 needs
 *     `size.batchSizes` must be ...       ->  --batch-sizes must be ...
 *     choose `missing: "drop"` ...        ->  choose --missing drop ...
 *
 * Code that is no option of the command stays as it is, and so does an option with a value that its flag cannot take.
 */
export function inFlags(text: string, command: Command, fields: FieldNames = new Map()): string {
  return mapped(text, command, fields).text;
}

/**
 * The same for an error, without the name of the function that it begins with once a flag says what to change, and with the line of the study file
 * where a field does.
 */
export function errorInFlags(error: GradusError, command: Command, fields: FieldNames = new Map()): string {
  const { message } = error;
  const { text, place } = mapped(message, command, fields);
  const short = text === message || error instanceof InputError ? text : text.replace(FUNCTION, "$<run>");
  return place === null ? short : `${place}: ${short}`;
}

function mapped(message: string, command: Command, fields: FieldNames) {
  let place: string | null = null;
  const text = message.replace(OPTION, (code: string, path: string, value: string | undefined) => {
    const option = optionOf(command, path);
    if (option?.long == null || (value !== undefined && option.isBoolean())) return code;
    const given = fields.get(option.attributeName());
    if (given !== undefined) {
      place ??= given.place;
      return value === undefined ? given.field : `${given.field}: ${JSON.stringify(value)}`;
    }
    return value === undefined ? option.long : `${option.long} ${inShell(value)}`;
  });
  return { text, place: place as string | null };
}

/** `name`, `group.name`, `name: "text"`, in backticks that are not themselves in quotes, as a name out of a file would be. */
const OPTION = /(?<!")`((?:[a-z]\w*\.)*[a-z]\w*)(?:: "([^"\\`]*)")?`(?!")/gi;
/** After the name of the training run, if any, such as "train/penalty: ". */
const FUNCTION = /^(?<run>(?:[^:]*\/[^:]*: )?)[a-z]\w*: (?=\S)/i;

/** The option of the command that sets the library's option of this name; the path of groups before the name is left aside. */
function optionOf(command: Command, path: string): Option | undefined {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const candidates = [name, ...(OTHER_NAMES[name] ?? [])];
  for (const candidate of candidates) {
    const found = command.options.find((option) => option.attributeName() === candidate);
    if (found) return found;
  }
  return undefined;
}

/** A value as it is typed: in quotes where it has to be. */
function inShell(value: string): string {
  return /^[\w.,%/+-]+$/.test(value) ? value : JSON.stringify(value);
}
