import type { ListenedSignal } from "../../core/stop-signal.js";
/** The user's stop and the budget's end as one signal, and an earlier one for part of the budget. */
export class Deadline {
  readonly signal: ListenedSignal;
  readonly #user: ListenedSignal;
  readonly #seconds: number | null;
  /** Clean-up: each ends a timer or takes a listener away. */
  readonly #ends: (() => void)[] = [];

  constructor(user: ListenedSignal, seconds: number | null) {
    this.#user = user;
    this.#seconds = seconds;
    this.signal = this.after(1);
  }

  after(share: number): ListenedSignal {
    if (this.#seconds === null) return this.#user;
    const controller = new AbortController();
    const stop = () => controller.abort();
    const timer = setTimeout(stop, this.#seconds * share * 1000);
    this.#user.addEventListener("abort", stop);
    this.#ends.push(() => {
      clearTimeout(timer);
      this.#user.removeEventListener("abort", stop);
    });
    if (this.#user.aborted) stop();
    return controller.signal;
  }

  /** Of the budget, null without one. */
  secondsLeft(secondsSpent: number): number | null {
    return this.#seconds === null ? null : this.#seconds - secondsSpent;
  }

  clear(): void {
    for (const end of this.#ends) end();
  }
}
