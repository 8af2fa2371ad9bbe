import type { Command } from "commander";
import { GradusError } from "../core/errors.js";
import { visible } from "../core/visible.js";
import { errorInFlags } from "./flag-names.js";

/** All that is wrong with what a command was given, a line each, in the names that the user typed; the message is the first one. */
export class SeveralFaults extends GradusError {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines[0]!);
    this.lines = lines.map(visible);
  }
}

/** Does each piece of work and throws all of their errors at once, each once; one alone as it is. */
export function throwTogether(command: Command, works: readonly (() => void)[]): void {
  const errors = new Map<string, GradusError>();
  for (const work of works) {
    try {
      work();
    } catch (error) {
      if (!(error instanceof GradusError)) throw error;
      errors.set(error.message, error);
    }
  }
  const [first, ...others] = errors.values();
  if (first === undefined) return;
  throw others.length === 0
    ? first
    : new SeveralFaults([first, ...others].map((error) => errorInFlags(error, command)));
}
