/** Slots that find nothing ask again after this, if no word comes before. */
const MILLISECONDS_BETWEEN_LOOKS = 2000;

/**
 * The slots of a worker that run nothing. One of them asks for all, so that a worker which waits takes one of the server's connections for it and not one
 * for each slot; where it finds something, two more ask, and two for each of those.
 */
export class FreeSlots {
  readonly #sleepers: (() => void)[] = [];
  #timer: NodeJS.Timeout | null = null;
  #asking = 0;
  /** Whether a word came while nobody slept: who asked just then may have been too early. */
  #isMissed = false;
  #isOver = false;

  /** From now on one of them asks now and then. */
  start(): void {
    if (this.#isOver) return;
    this.wake(1);
    this.#timer = setInterval(() => {
      if (this.#asking === 0) this.#wakeFirst(1);
    }, MILLISECONDS_BETWEEN_LOOKS);
  }

  /** Nobody sleeps any more. */
  end(): void {
    this.#isOver = true;
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#wakeFirst(this.#sleepers.length);
  }

  /** Until it is this slot's turn to ask. */
  sleep(): Promise<void> {
    if (this.#isOver || this.#isMissed) {
      this.#isMissed = false;
      return Promise.resolve();
    }
    return new Promise((done) => this.#sleepers.push(done));
  }

  /** There may be something for so many of them. */
  wake(count: number): void {
    if (this.#sleepers.length === 0) this.#isMissed = true;
    this.#wakeFirst(count);
  }

  /** What a free slot asks. */
  async ask<Answer>(question: () => Promise<Answer>, hasFound: (answer: Answer) => boolean): Promise<Answer> {
    this.#asking++;
    try {
      const answer = await question();
      if (hasFound(answer)) this.#wakeFirst(2);
      return answer;
    } finally {
      this.#asking--;
    }
  }

  #wakeFirst(count: number): void {
    for (const wake of this.#sleepers.splice(0, count)) wake();
  }
}
