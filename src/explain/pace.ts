import type { StopSignal } from "../core/stop-signal.js";
import { Pauses } from "../train/pauses.js";
import { VOTE } from "../train/team/team.js";
import type { ExplainProgress } from "./record.js";

/** Thrown inside `explain` alone, to leave a computation when the user stops; it becomes an outcome. */
export class Stopped extends Error {
  override readonly name: string = "Stopped";
}

/** Progress reports, pauses and stops of long computations. The clock decides only when to pause. */
export class Pace {
  readonly #signal: StopSignal | null;
  readonly #pauses: Pauses;
  readonly #onProgress: (progress: ExplainProgress) => void;

  constructor(signal: StopSignal | null, onProgress: (progress: ExplainProgress) => void) {
    this.#signal = signal;
    this.#pauses = new Pauses({ now: () => performance.now(), signal });
    this.#onProgress = onProgress;
  }

  /** Reports that `done` of `total` pieces of a part are done, pauses when it is time, throws `Stopped` on a stop. */
  async at(part: ExplainProgress["part"], done: number, total: number): Promise<void> {
    this.#onProgress({ part, done, total });
    if (this.#pauses.vote() === VOTE.goOn) return;
    await this.#pauses.pause();
    if (this.#signal?.aborted) throw new Stopped();
  }
}
