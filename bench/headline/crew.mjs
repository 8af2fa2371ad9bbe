// Threads that each do one order after the other.
import { join } from "node:path";
import { Worker } from "node:worker_threads";

/** One thread: `ask` resolves with what it answers. */
export class Member {
  #worker;
  #asked = new Map();
  #next = 1;

  constructor(protocol) {
    this.#worker = new Worker(join(import.meta.dirname, "worker.mjs"), { workerData: protocol });
    this.#worker.on("message", ({ id, result, error }) => {
      const { done, fail } = this.#asked.get(id);
      this.#asked.delete(id);
      if (error === undefined) done(result);
      else fail(new Error(error));
    });
    this.#worker.on("error", (error) => {
      for (const { fail } of this.#asked.values()) fail(error);
      this.#asked.clear();
    });
  }

  ask(order) {
    const id = this.#next++;
    return new Promise((done, fail) => {
      this.#asked.set(id, { done, fail });
      this.#worker.postMessage({ id, ...order });
    });
  }

  end() {
    return this.#worker.terminate();
  }
}
