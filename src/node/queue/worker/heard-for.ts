/**
 * For how long somebody has heard the others without a gap. Who slept, as a laptop does, or was cut off has not heard who lives: it listens anew before it
 * says that one is lost.
 */
export class HeardFor {
  readonly #longestGap: number;
  readonly #now: () => number;
  #since: number | null = null;
  #last = 0;

  /** @param longestGap milliseconds from one time to the next that are no gap @param now milliseconds */
  constructor(longestGap: number, now: () => number) {
    this.#longestGap = longestGap;
    this.#now = now;
  }

  /** Hears them once more; returns for how many seconds. */
  again(): number {
    const now = this.#now();
    if (this.#since === null || now - this.#last > this.#longestGap) this.#since = now;
    this.#last = now;
    return (now - this.#since) / 1000;
  }

  /** Did not get through. */
  lost(): void {
    this.#since = null;
  }
}
