import { type Command, Option } from "commander";
import { GradusError } from "../core/errors.js";
import { fraction } from "../core/rules.js";
import { STUDY_DEFAULTS } from "../poc/defaults.js";

/** The option of commands that train by any method. */
export interface DropoutFlags {
  readonly dropout: string;
}

export function addDropoutOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--dropout <p>",
      "share of units left out of what the next layer or the readout reads, in training alone; the same for all methods",
    ).default(String(STUDY_DEFAULTS.dropout)),
  );
}

export function parseDropout(text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!fraction.allows(value)) {
    throw new GradusError(`--dropout must be ${fraction.what}, got "${text}". Example: --dropout 0.2`);
  }
  return value;
}
