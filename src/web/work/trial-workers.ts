import { noOwnFiles } from "../contract/own-part.js";
import { makeTrialWorker } from "./make-trial-worker.js";

/**
 * The workers that train one study. They are loaded before it and last to its end, from one of its phases to the next: a worker that was started later
 * would ask the page's server for its script, and the study would end where that is gone.
 */
export class TrialWorkers {
  readonly #all = new Set<Worker>();
  readonly #free: Worker[] = [];

  /** Has so many of them there. @throws GradusError where their script does not come */
  async load(count: number): Promise<void> {
    const missing = Array.from({ length: count - this.#free.length }, () => this.#make());
    await Promise.all(missing.map(untilLoaded));
    this.#free.push(...missing);
  }

  take(): Worker {
    return this.#free.pop() ?? this.#make();
  }

  giveBack(worker: Worker): void {
    this.#free.push(worker);
  }

  /** Ends one that is at work, or can do nothing more. */
  end(worker: Worker): void {
    worker.terminate();
    this.#all.delete(worker);
  }

  endAll(): void {
    for (const worker of this.#all) worker.terminate();
    this.#all.clear();
    this.#free.length = 0;
  }

  #make(): Worker {
    const worker = makeTrialWorker();
    this.#all.add(worker);
    return worker;
  }
}

/** Its first message says that its script is there. */
function untilLoaded(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const once = { once: true };
    worker.addEventListener("message", () => resolve(), once);
    // Of a script that could not be loaded there are no words.
    worker.addEventListener(
      "error",
      ({ message }) => reject(message ? new Error(`A trial worker failed: ${message}`) : noOwnFiles()),
      once,
    );
  });
}
