import type { StopSignal } from "../core/stop-signal.js";
import { VOTE, type Vote } from "./team/team.js";

/** After this long without a pause the loop lets other work of its thread run, a stop signal among it. */
const MILLISECONDS_BETWEEN_PAUSES = 100;

/** When a loop has to pause or to stop. */
export class Pauses {
  readonly #now: () => number;
  readonly #signal: StopSignal | null;
  #last: number;

  constructor({ now, signal }: { readonly now: () => number; readonly signal: StopSignal | null }) {
    this.#now = now;
    this.#signal = signal;
    this.#last = now();
  }

  /** To stop when the signal says so, to pause now and then so that the signal can be heard at all. */
  vote(): Vote {
    if (this.#signal?.aborted) return VOTE.stop;
    return this.#now() - this.#last < MILLISECONDS_BETWEEN_PAUSES ? VOTE.goOn : VOTE.pause;
  }

  /** Lets other work of the thread run; returns the time after it. */
  async pause(): Promise<number> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#last = this.#now();
    return this.#last;
  }
}
