import type { StopSignal } from "../core/stop-signal.js";
import type { ExplainProgress } from "./record.js";

/** Thrown inside `explain` alone, to leave a computation when the user stops; it becomes an outcome. */
export class Stopped extends Error {
  override readonly name: string = "Stopped";
}

/** Time between pauses, in which other work of the thread runs, a stop signal among it. */
const MILLISECONDS_BETWEEN_PAUSES = 100;

/** Progress reports, pauses and stops of long computations. The clock decides only when to pause. */
export class Pace {
  readonly signal: StopSignal | null;
  readonly #onProgress: (progress: ExplainProgress) => void;
  #last = performance.now();

  constructor(signal: StopSignal | null, onProgress: (progress: ExplainProgress) => void) {
    this.signal = signal;
    this.#onProgress = onProgress;
  }

  /** Reports that `done` of `total` pieces of a part are done, pauses when it is time, throws `Stopped` on a stop. */
  async at(part: ExplainProgress["part"], done: number, total: number): Promise<void> {
    this.#onProgress({ part, done, total });
    if (performance.now() - this.#last < MILLISECONDS_BETWEEN_PAUSES && !this.signal?.aborted) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#last = performance.now();
    if (this.signal?.aborted) throw new Stopped();
  }
}
