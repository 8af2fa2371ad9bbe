import { GradusError } from "../../../core/errors.js";

/** Parts of the time after which a silent worker counts as lost: a folder on a network may show a file that late, and memory may come free. */
const PAUSES = [1 / 3, 1];

/** What keeps a worker from running any trial: it pauses, so as not to take what others can run, and in the end leaves. */
export class Faults {
  readonly #lostAfterSeconds: number;
  readonly #tell: (note: string) => void;
  readonly #now: () => number;
  #inARow = 0;
  #pausesUntil = Number.NEGATIVE_INFINITY;
  #told = "";

  constructor({
    lostAfterSeconds,
    tell,
    now = () => performance.now(),
  }: {
    readonly lostAfterSeconds: number;
    readonly tell: (note: string) => void;
    /** Milliseconds. */
    readonly now?: () => number;
  }) {
    this.#lostAfterSeconds = lostAfterSeconds;
    this.#tell = tell;
    this.#now = now;
  }

  get isPausing(): boolean {
    return this.#now() < this.#pausesUntil;
  }

  /** A trial was brought to an end: whatever it was is over. */
  ended(): void {
    this.#inARow = 0;
  }

  /** Pauses. Trials that were taken before the pause and fail in it are of the same fault. @throws GradusError once it has paused in vain */
  found(reason: string): void {
    if (this.isPausing) return;
    const pause = PAUSES[this.#inARow++];
    if (pause === undefined) {
      throw new GradusError(
        `worker: this machine must be able to run trials, got ${this.#inARow} faults in a row, the last one: ${reason} ` +
          "The trials wait for other workers. Mend it, and start the worker again.",
      );
    }
    const seconds = pause * this.#lostAfterSeconds;
    this.#pausesUntil = this.#now() + 1000 * seconds;
    if (reason === this.#told) return;
    this.#told = reason;
    this.#tell(`This worker takes no trial for ${Math.ceil(seconds)} s, what it has goes back: ${reason}`);
  }
}
