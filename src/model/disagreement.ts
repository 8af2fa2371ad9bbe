import { GradusError } from "../core/errors.js";

/** A contradiction within a record: its place, and the rule as words that follow "... is wrong: ". */
export interface Disagreement {
  readonly path: (string | number)[];
  readonly message: string;
}

export function unless(holds: boolean, path: (string | number)[], message: string): Disagreement | null {
  return holds ? null : { path, message };
}

/** What making something of the record refuses. */
export function refusedBy(path: (string | number)[], make: () => unknown): Disagreement | null {
  try {
    make();
    return null;
  } catch (error) {
    if (error instanceof GradusError) return { path, message: error.message.replace(/\.$/, "") };
    throw error;
  }
}
