import type { Answer, Order } from "./messages.js";

/** An order without its number, which the desk gives. */
type Asked = WithoutId<Exclude<Order, { readonly kind: "pause" | "stop" }>>;
type WithoutId<Any> = Any extends unknown ? Omit<Any, "id"> : never;

/**
 * The page's side of a worker, which is made with the first order. Answers to an order that was overtaken are dropped, so what is heard is
 * always about the newest.
 */
export class Desk {
  readonly #newWorker: () => Worker;
  readonly #onAnswer: (answer: Answer) => void;
  #worker: Worker | null = null;
  #id = 0;

  constructor(newWorker: () => Worker, onAnswer: (answer: Answer) => void) {
    this.#newWorker = newWorker;
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
    if (this.#worker !== null) this.#post({ kind: "stop", id: this.#id });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#id++;
  }

  #post(order: Order): void {
    try {
      this.#worker ??= this.#made();
    } catch (error) {
      this.#onAnswer({ kind: "failed", id: this.#id, message: (error as Error).message }); // a browser that starts none
      return;
    }
    this.#worker.postMessage(order);
  }

  #made(): Worker {
    const worker = this.#newWorker();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id === this.#id) this.#onAnswer(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#onAnswer({ kind: "failed", id: this.#id, message: event.message });
    };
    return worker;
  }
}
