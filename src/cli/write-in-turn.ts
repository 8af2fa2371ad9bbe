import { GradusError } from "../core/errors.js";
import type { Tracker } from "../node/track/tracker.js";
import type { Terminal } from "./terminal.js";

/** What is written while something else runs, one piece after the other. */
export interface Turns {
  add(work: (tracker: Tracker) => Promise<void>): void;
  /** When all that was added is written. */
  done(): Promise<void>;
}

/**
 * Writes to trackers beside a training, which goes on where they cannot be written: it says so once and leaves the rest to the end, when all
 * is written again.
 */
export function writeInTurn(trackers: readonly Tracker[], terminal: Terminal): Turns {
  let last = Promise.resolve();
  let isBroken = false;
  const write = async (work: (tracker: Tracker) => Promise<void>) => {
    try {
      if (!isBroken) for (const tracker of trackers) await work(tracker);
    } catch (error) {
      if (!(error instanceof GradusError)) throw error;
      isBroken = true;
      terminal.chat(`note: ${error.message} It is tried again at the end.`);
    }
  };
  return {
    add(work) {
      last = last.then(() => write(work));
      last.catch(() => {}); // `done` has it
    },
    done: () => last,
  };
}
