import type { ListenedSignal } from "../../core/stop-signal.js";

/** Of a time budget, part after which no run goes on: the rest is for the test part and for what is written. */
const LAST = 0.97;

/** The user's stop and the budget's end as one signal, and an earlier one for part of the budget. */
export class Deadline {
  readonly signal: ListenedSignal;
  readonly #user: ListenedSignal;
  readonly #seconds: number | null;
  /** Clean-up: each ends a timer or takes a listener away. */
  readonly #ends: (() => void)[] = [];

  readonly #spent: () => number;

  /** @param options.spent seconds of the budget so far: steps have been timed before there is a deadline */
  constructor(user: ListenedSignal, { seconds, spent }: DeadlineOptions) {
    this.#user = user;
    this.#seconds = seconds;
    this.#spent = spent;
    this.signal = this.after(LAST);
  }

  /** A signal after this part of the budget, counted from the study's start, whenever it is asked for. */
  after(share: number): ListenedSignal {
    if (this.#seconds === null) return this.#user;
    const controller = new AbortController();
    const stop = () => controller.abort();
    const timer = setTimeout(stop, Math.max(1, 1000 * (this.#seconds * share - this.#spent())));
    this.#user.addEventListener("abort", stop);
    this.#ends.push(() => {
      clearTimeout(timer);
      this.#user.removeEventListener("abort", stop);
    });
    if (this.#user.aborted) stop();
    return controller.signal;
  }

  /** Of the budget, null without one. */
  secondsLeft(): number | null {
    return this.#seconds === null ? null : this.#seconds - this.#spent();
  }

  clear(): void {
    for (const end of this.#ends) end();
  }
}

interface DeadlineOptions {
  /** Of the budget; null without one. */
  readonly seconds: number | null;
  readonly spent: () => number;
}
