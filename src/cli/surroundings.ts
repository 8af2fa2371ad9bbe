import type { Command } from "commander";
import type { Terminal } from "./terminal.js";

/** The arguments of a command besides its options. */
export interface Surroundings {
  readonly terminal: Terminal;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Sets the exit status. */
  exit(status: number): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, surroundings: Surroundings) => void;
