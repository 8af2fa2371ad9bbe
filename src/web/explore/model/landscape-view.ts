import { batch, computed, signal } from "@preact/signals";
import { findValleys } from "../../../explain/landscape.js";
import type { StartComputer } from "../compute/computer.js";
import { Desk } from "../compute/desk.js";
import type { LandscapeName } from "../compute/loss-line.js";
import type { Answer, Walked } from "../compute/messages.js";
import { SAME } from "../compute/walk.js";
import { LEVELS } from "../levels.js";
import type { Ending } from "../text/texts.js";

/** Of each kind the line that is shown first, and where the descents begin on it: chosen for a picture that is easily read. */
export const FIRST: Readonly<Record<LandscapeName, { readonly seed: number; readonly from: number }>> = {
  rugged: { seed: 83, from: -2.6 },
  thresholds: { seed: 45, from: -2 },
  usual: { seed: 55, from: -2.6 },
};
/** Lines that a count goes over. */
export const COUNTED_LINES = 30;

/** What stays of a line that was left. */
interface Kept {
  readonly curves: readonly (Float32Array | null)[];
  readonly sampled: readonly (Float32Array | null)[];
}

export interface Count {
  readonly lower: number;
  readonly same: number;
  readonly higher: number;
  readonly isDone: boolean;
}

/** The line that is looked at: curves as the worker sends them, kept for each line, and the two descents from the chosen start. */
export class LandscapeView {
  readonly name = signal<LandscapeName>("rugged");
  readonly seed = signal(FIRST.rugged.seed);
  readonly from = signal(FIRST.rugged.from);
  /** By level; null: not computed yet. Replaced as a whole with every answer, so that a change is seen. */
  readonly curves = signal<readonly (Float32Array | null)[]>(NO_CURVES);
  /** Means over noisy weights by draws, at some places, by level; null: none or not yet. */
  readonly sampled = signal<readonly (Float32Array | null)[]>(NO_CURVES);
  readonly walks = signal<{ readonly plain: Walked; readonly smoothed: Walked } | null>(null);
  readonly count = signal<Count | null>(null);
  readonly fault = signal<string | null>(null);
  /** Of all values that are drawn. */
  readonly range = computed(() => rangeOf([...this.curves.value, ...this.sampled.value]));
  /** Number of valleys by level. */
  readonly valleys = computed(() => valleysOf(this.curves.value));
  readonly isComplete = computed(
    () => this.curves.value.every((curve) => curve !== null) && this.sampled.value[0] !== null, // what comes last
  );
  /** Where both descents end, and how the followed one compares. */
  readonly ends = computed(() => this.#ends());
  readonly #kept = new Map<string, Kept>();
  readonly #desk: Desk;
  readonly #counting: Desk;
  #isBegun = false;

  constructor(start: StartComputer) {
    this.#desk = new Desk(start, (answer) => this.#hear(answer));
    this.#counting = new Desk(start, (answer) => this.#hearCount(answer));
  }

  /** Computes the first line; once. */
  begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#ask();
  }

  choose(name: LandscapeName): void {
    this.#counting.stop();
    this.count.value = null;
    this.name.value = name;
    this.#go(FIRST[name].seed, FIRST[name].from);
  }

  nextLine(): void {
    this.#go((this.seed.peek() % 999) + 1, this.from.peek());
  }

  startAt(from: number): void {
    this.from.value = from;
    if (this.isComplete.peek()) this.#desk.ask({ kind: "walk", ...this.#place() });
    else this.#ask();
  }

  countLines(): void {
    this.count.value = { lower: 0, same: 0, higher: 0, isDone: false };
    this.#counting.ask({ kind: "count", name: this.name.peek(), lines: COUNTED_LINES });
  }

  close(): void {
    this.#desk.close();
    this.#counting.close();
  }

  #go(seed: number, from: number): void {
    this.seed.value = seed;
    this.from.value = from;
    this.walks.value = null;
    const kept = this.#kept.get(this.#key());
    batch(() => {
      this.curves.value = kept?.curves ?? NO_CURVES;
      this.sampled.value = kept?.sampled ?? NO_CURVES;
    });
    this.#isBegun = true;
    if (this.isComplete.peek()) this.#desk.ask({ kind: "walk", ...this.#place() });
    else this.#ask();
  }

  #ask(): void {
    this.#desk.ask({ kind: "line", ...this.#place() });
  }

  #place() {
    return { name: this.name.peek(), seed: this.seed.peek(), from: this.from.peek() };
  }

  #key(): string {
    return `${this.name.peek()} ${this.seed.peek()}`;
  }

  #ends(): { readonly descent: number; readonly followed: number; readonly which: Ending } | null {
    const walks = this.walks.value;
    const real = this.curves.value[0];
    if (walks === null || !real) return null;
    const [descent, followed] = [walks.plain.end, walks.smoothed.end];
    const [low, high] = rangeOf([real]);
    const gain = (descent - followed) / (high - low);
    return { descent, followed, which: gain > SAME ? "lower" : gain < -SAME ? "higher" : "same" };
  }

  #hear(answer: Answer): void {
    if (answer.kind === "curve") {
      this.curves.value = this.curves.peek().with(answer.level, answer.values);
    }
    if (answer.kind === "sampled") this.sampled.value = this.sampled.peek().with(answer.level, answer.values);
    if (answer.kind === "done" && this.isComplete.peek()) {
      this.#kept.set(this.#key(), { curves: this.curves.peek(), sampled: this.sampled.peek() });
    }
    if (answer.kind === "walks") this.walks.value = { plain: answer.plain, smoothed: answer.smoothed };
    this.fault.value = answer.kind === "failed" ? answer.message : null;
  }

  #hearCount(answer: Answer): void {
    if (answer.kind === "counted") this.count.value = { ...answer, isDone: false };
    if (answer.kind === "done" && this.count.peek() !== null)
      this.count.value = { ...this.count.peek()!, isDone: true };
    if (answer.kind === "failed") this.fault.value = answer.message;
  }
}

const NO_CURVES: readonly (Float32Array | null)[] = Array.from({ length: LEVELS + 1 }, () => null);

function rangeOf(curves: readonly (Float32Array | null)[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const curve of curves) {
    for (let k = 0; curve && k < curve.length; k++) {
      low = Math.min(low, curve[k]!);
      high = Math.max(high, curve[k]!);
    }
  }
  return low < high ? [low, high] : [0, 1];
}

/** Valleys deeper than .5 % of the real loss's range, as `gradus explain` counts them. */
function valleysOf(curves: readonly (Float32Array | null)[]): readonly (number | null)[] {
  const [low, high] = rangeOf([curves[0] ?? null]);
  return curves.map((curve) => (curve === null ? null : findValleys(Array.from(curve), 0.005 * (high - low)).length));
}
