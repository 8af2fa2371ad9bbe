import type { Command } from "commander";
import type { FieldNames } from "./flag-names.js";
import type { Questions } from "./init/questions.js";
import type { Terminal } from "./terminal.js";

/** The arguments of a command besides its options. */
export interface Surroundings {
  readonly terminal: Terminal;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * For work that may keep this thread busy for long and has nothing to lose: until what this returns is called, Ctrl-C ends the process at
   * once, by the system, where it would wait to be heard.
   */
  unguarded(): () => void;
  /** Who can be asked at the terminal, if anybody; to be closed. */
  questions(): Questions | null;
  /** Has messages name options by the fields of a study file. */
  nameBy(fields: FieldNames): void;
  /** Sets the exit status. */
  exit(status: number): void;
}

/** Adds one command to the program. */
export type AddCommand = (program: Command, surroundings: Surroundings) => void;
