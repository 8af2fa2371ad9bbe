import type { StudyEvent } from "../../study/run/progress.js";
import { compactTrial } from "../../watch/compact-trial.js";
import { LiveState } from "../../watch/live-state.js";
import type { CompactTrial } from "../contract/messages.js";
import type { ProofEvents } from "../contract/proof.js";

const MILLISECONDS_BETWEEN = 250;

export type Tell = <Name extends keyof ProofEvents & string>(name: Name, data: ProofEvents[Name]) => void;

/** Tells the page of a study under way, four times a second at most: what has finished, and where the rest stands. */
export class Watch {
  readonly #tell: Tell;
  readonly #live = new LiveState({ host: "this browser", pid: 1 });
  #finished: CompactTrial[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #told = Number.NEGATIVE_INFINITY;

  /** Begins with nothing: all trials are told again, those of an earlier run too. */
  constructor(tell: Tell) {
    this.#tell = tell;
    tell("reset", null);
    tell("ready", null);
  }

  event(event: StudyEvent): void {
    this.#live.event(event);
    if (event.kind === "trial") this.#finished.push(compactTrial(event.record));
    this.#ask();
  }

  log(text: string): void {
    this.#live.log(text, now());
    this.#ask();
  }

  /** Tells the rest, and that nothing is under way any more; returns the last lines of the log. */
  end(): readonly string[] {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#tellAll();
    this.#tell("live", null);
    return this.#live.record(now()).log.map(({ at, text }) => `${new Date(at).toTimeString().slice(0, 8)}  ${text}`);
  }

  #ask(): void {
    if (this.#timer !== null) return;
    const wait = Math.max(0, this.#told + MILLISECONDS_BETWEEN - performance.now());
    this.#timer = setTimeout(() => this.#tellAll(), wait);
  }

  #tellAll(): void {
    this.#timer = null;
    this.#told = performance.now();
    if (this.#finished.length > 0) this.#tell("trials", this.#finished);
    this.#finished = [];
    this.#tell("live", this.#live.record(now()));
  }
}

function now(): string {
  return new Date().toISOString();
}
