import type { Command } from "commander";
import { GradusError } from "../core/errors.js";

/** Flags that nothing reads beside the others of a command line. */
export interface Unused {
  /** In camel case, as commander names them. */
  readonly flags: readonly string[];
  /** Words after "has no effect", e.g. "with --method sgd". */
  readonly why: string;
  /** The next action besides leaving the flag out; "" for none. */
  readonly instead?: string;
}

/** A path leads the amplitude of units that a solved start wrote. */
export const PATH_OF_NO_START: Unused = { flags: ["path"], why: "with --start random", instead: "take --start auto" };

/** Throws for the first of these flags that was typed: an ignored flag would be taken for one that was followed. */
export function refuseUnused(command: Command, { flags, why, instead = "" }: Unused): void {
  const typed = command.options.find((option) => {
    const name = option.attributeName();
    return flags.includes(name) && command.getOptionValueSource(name) === "cli";
  });
  if (typed === undefined) return;
  const value: unknown = command.getOptionValue(typed.attributeName());
  const shown = typed.isBoolean() ? `${typed.long}` : `${typed.long} ${value}`;
  throw new GradusError(`${shown} has no effect ${why}. Leave it out${instead && `, or ${instead}`}.`);
}
