import type { Computer, StartComputer } from "./computer.js";
import type { Answer, Order } from "./messages.js";

/** An order without its number, which the desk gives. */
type Asked = WithoutId<Exclude<Order, { readonly kind: "pause" | "stop" }>>;
type WithoutId<Any> = Any extends unknown ? Omit<Any, "id"> : never;

/**
 * The page's side of whoever computes, started with the first order. Answers to an order that was overtaken are dropped, so what is heard is
 * always about the newest.
 */
export class Desk {
  readonly #start: StartComputer;
  readonly #onAnswer: (answer: Answer) => void;
  #computer: Computer | null = null;
  #id = 0;

  constructor(start: StartComputer, onAnswer: (answer: Answer) => void) {
    this.#start = start;
    this.#onAnswer = onAnswer;
  }

  ask(order: Asked): void {
    this.#post({ ...order, id: ++this.#id });
  }

  /** Holds the order under way, or lets it go on. */
  pause(isPaused: boolean): void {
    this.#post({ kind: "pause", id: this.#id, isPaused });
  }

  /** Ends the order under way. */
  stop(): void {
    this.#id++;
    if (this.#computer !== null) this.#post({ kind: "stop", id: this.#id });
  }

  close(): void {
    this.#computer?.end();
    this.#computer = null;
    this.#id++;
  }

  #post(order: Order): void {
    try {
      this.#computer ??= this.#start({
        answer: (answer) => {
          if (answer.id === this.#id) this.#onAnswer(answer);
        },
        failed: (message) => this.#onAnswer({ kind: "failed", id: this.#id, message }),
      });
    } catch (error) {
      this.#onAnswer({ kind: "failed", id: this.#id, message: (error as Error).message });
      return;
    }
    this.#computer.post(order);
  }
}
