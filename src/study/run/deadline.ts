/** The user's stop and the budget's end as one signal, and an earlier one for part of the budget. */
export class Deadline {
  readonly signal: AbortSignal;
  readonly #user: AbortSignal;
  readonly #seconds: number | null;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(user: AbortSignal, seconds: number | null) {
    this.#user = user;
    this.#seconds = seconds;
    this.signal = this.after(1);
  }

  after(share: number): AbortSignal {
    if (this.#seconds === null) return this.#user;
    const controller = new AbortController();
    this.#timers.push(setTimeout(() => controller.abort(), this.#seconds * share * 1000));
    return AbortSignal.any([this.#user, controller.signal]);
  }

  /** Of the budget, null without one. */
  secondsLeft(secondsSpent: number): number | null {
    return this.#seconds === null ? null : this.#seconds - secondsSpent;
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
