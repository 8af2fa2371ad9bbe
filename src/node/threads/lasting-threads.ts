import type { ThreadEvents, TrialThread } from "../../study/threads/pool.js";

/** A thread that can be left running without keeping the process. */
export interface NodeThread extends TrialThread {
  ref(): void;
  unref(): void;
}

const NOBODY: ThreadEvents = { message: () => {}, failed: () => {} };

/**
 * The threads of one study, which last from one run over a list of trials to the next: starting one takes as long as a small trial. One that is
 * ended while it trains, or has failed, is ended indeed. Those that wait keep no process, and give their memory back when all are ended.
 */
export class LastingThreads {
  readonly #start: (events: ThreadEvents) => NodeThread;
  readonly #waiting = new Set<Lasting>();

  constructor(start: (events: ThreadEvents) => NodeThread) {
    this.#start = start;
  }

  /** A thread that waits, or else a new one. Its `end` has it wait. */
  take(events: ThreadEvents): TrialThread {
    const [found] = this.#waiting;
    const lasting = found ?? new Lasting(this.#start, (one) => this.#waiting.delete(one));
    this.#waiting.delete(lasting);
    lasting.begin(events);
    return {
      post: (message) => lasting.post(message),
      end: async () => {
        if (lasting.rest()) this.#waiting.add(lasting);
        else await lasting.end();
      },
    };
  }

  async endAll(): Promise<void> {
    const all = [...this.#waiting];
    this.#waiting.clear();
    await Promise.all(all.map((one) => one.end()));
  }
}

/** One thread, and who hears it just now. */
class Lasting {
  readonly #thread: NodeThread;
  #hears = NOBODY;
  /** Trials that it was sent and has not answered. */
  #underWay = 0;
  #isBroken = false;

  /** @param gone is told when it can do nothing more */
  constructor(start: (events: ThreadEvents) => NodeThread, gone: (lasting: Lasting) => void) {
    const broken = () => {
      this.#isBroken = true;
      gone(this);
    };
    this.#thread = start({
      message: (message) => {
        if (message.kind === "result") this.#underWay--;
        if (message.kind === "failed") broken();
        this.#hears.message(message);
      },
      failed: (error) => {
        broken();
        this.#hears.failed(error);
      },
    });
  }

  begin(events: ThreadEvents): void {
    this.#hears = events;
    this.#thread.ref();
  }

  post(message: Parameters<TrialThread["post"]>[0]): void {
    if (message.kind === "run") this.#underWay++;
    this.#thread.post(message);
  }

  /** Whether it is good for more; then it waits, and nobody hears it. */
  rest(): boolean {
    this.#hears = NOBODY;
    this.#thread.unref();
    return !this.#isBroken && this.#underWay === 0;
  }

  end(): Promise<unknown> {
    return this.#thread.end();
  }
}
