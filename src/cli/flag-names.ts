import type { Command, Option } from "commander";
import { type GradusError, InputError } from "../core/errors.js";

/** Names of the library's options that are not those of the flags (in camel case) that set them; the first flag that there is counts. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  targets: ["target"],
  sequence: ["series"],
  by: ["split"],
  names: ["methods", "method"],
  hiddenSizes: ["hidden"],
  window: ["length"], // of a synthetic example
  timeBudgetSeconds: ["timeBudget"],
  train: ["trainSize"],
  validation: ["validationSize"],
  test: ["testSize"],
  store: ["out"],
};

/** Fields of a study file by the options that they set, in camel case: in messages they go before the flags. */
export type FieldNames = ReadonlyMap<string, FieldName>;

export interface FieldName {
  readonly field: string;
  /** File and line. */
  readonly place: string;
  /** Whether the file gives it: a flag that a message names is then meant for it. */
  readonly isGiven: boolean;
}

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
  const options = mapped(message, command, fields);
  const isPlain = options.text === message || error instanceof InputError;
  const short = isPlain ? options.text : options.text.replace(FUNCTION, "$<run>");
  const { text, place } = flagsMapped(short, command, fields);
  const first = options.place ?? place;
  return first === null ? text : `${first}: ${text}`;
}

/** Options by the fields or flags that set them, and the place of the first field. */
function mapped(message: string, command: Command, fields: FieldNames) {
  const places: string[] = [];
  const text = message.replace(
    OPTION,
    (code: string, path: string, quoted: string | undefined, number: string | undefined) => {
      const value = quoted ?? number;
      const option = optionOf(command, path);
      if (option?.long == null || (value !== undefined && option.isBoolean())) return code;
      const field = fields.get(option.attributeName());
      if (field === undefined) return value === undefined ? option.long : `${option.long} ${inShell(value)}`;
      places.push(field.place);
      return value === undefined ? field.field : `${field.field}: ${number ?? JSON.stringify(value)}`;
    },
  );
  return { text, place: places[0] ?? null };
}

/** The same for flags that the file has a field for. */
function flagsMapped(message: string, command: Command, fields: FieldNames) {
  const places: string[] = [];
  const text = message.replace(FLAG, (flag: string) => {
    const field = fields.get(command.options.find(({ long }) => long === flag)?.attributeName() ?? "");
    if (!field?.isGiven) return flag;
    places.push(field.place);
    return field.field;
  });
  return { text, place: places[0] ?? null };
}

/** `name`, `group.name`, `name: "text"`, `name: 1`, in backticks that are not themselves in quotes, as a name out of a file would be. */
const OPTION = /(?<!")`((?:[a-z]\w*\.)*[a-z]\w*)(?:: (?:"([^"\\`]*)"|(\d+)))?`(?!")/gi;
/** A flag in the words of the command line, which knows none but flags. */
const FLAG = /(?<![\w"`-])--[a-z][a-z-]*/g;
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
