import { computed, signal } from "@preact/signals";
import type { StartComputer } from "../compute/computer.js";
import { Desk } from "../compute/desk.js";
import type { Answer, EpochPoint } from "../compute/messages.js";
import { type Gain, type MethodName, type OptimizerName, TRAINING } from "../compute/training-case.js";
import { levelOf } from "../levels.js";
import type { SmoothingWidth } from "./smoothing-width.js";

export interface SeenRun {
  readonly method: MethodName;
  readonly seed: number;
  readonly points: readonly EpochPoint[];
  /** Lowest validation error; null: under way, or none was finite. */
  readonly best: number | null;
  readonly isDone: boolean;
}

export type DataName = "adding" | "series";
type Phase = "idle" | "running" | "paused" | "done";

/** Runs as they are trained, two at a time; what is to be trained; and sigma, which the smoothed run moves. */
export class TrainingView {
  readonly data = signal<DataName>("adding");
  readonly optimizer = signal<OptimizerName>("soap");
  readonly gain = signal<Gain>(3);
  readonly values = signal<Float64Array | null>(null);
  readonly runs = signal<readonly SeenRun[]>([]);
  readonly floor = signal<number | null>(null);
  readonly phase = signal<Phase>("idle");
  readonly fault = signal<string | null>(null);
  readonly seed = computed(() => this.runs.value.at(-1)?.seed ?? 0);
  readonly #desk: Desk;
  readonly #width: SmoothingWidth;
  /** Answers since the last frame: curves are drawn at most once a frame. */
  readonly #waiting: Answer[] = [];

  constructor(start: StartComputer, width: SmoothingWidth) {
    this.#width = width;
    this.#desk = new Desk(start, (answer) => {
      if (this.#waiting.push(answer) === 1) setTimeout(() => this.#hearAll(), FRAME);
    });
  }

  start(): void {
    this.#width.moveTo(levelOf(TRAINING.sigma0));
    this.runs.value = [];
    this.floor.value = null;
    this.fault.value = null;
    this.phase.value = "running";
    const values = this.data.peek() === "series" ? this.values.peek() : null;
    const trained = { optimizer: this.optimizer.peek(), gain: this.gain.peek(), values };
    this.#waiting.length = 0;
    this.#desk.ask({ kind: "train", case: trained, seeds: TRAINING.seeds });
  }

  pause(isPaused: boolean): void {
    this.phase.value = isPaused ? "paused" : "running";
    this.#desk.pause(isPaused);
  }

  /** After a choice: what was trained is no longer what is chosen. */
  clear(): void {
    if (this.phase.peek() === "idle") return;
    this.#desk.stop();
    this.#waiting.length = 0;
    this.runs.value = [];
    this.floor.value = null;
    this.fault.value = null;
    this.phase.value = "idle";
  }

  /** A series begins with usual weights, as anybody would train it. */
  chooseData(name: DataName): void {
    this.clear();
    this.data.value = name;
    this.gain.value = name === "series" ? 1 : 3;
  }

  /** Numbers to be forecast from now on; null: none, which leaves the adding problem. */
  takeSeries(values: Float64Array | null): void {
    this.clear();
    this.values.value = values === null ? null : values.slice(-TRAINING.most);
    if (values !== null && this.data.peek() !== "series") this.chooseData("series");
  }

  close(): void {
    this.#desk.close();
  }

  #hearAll(): void {
    if (this.#waiting.length === 0) return;
    const runs = [...this.runs.peek()];
    for (const answer of this.#waiting) this.#hear(answer, runs);
    this.#waiting.length = 0;
    this.runs.value = runs;
  }

  #hear(answer: Answer, runs: SeenRun[]): void {
    switch (answer.kind) {
      case "begun":
        this.floor.value = answer.floor;
        break;
      case "epoch": {
        const at = placeOf(runs, answer);
        const run = runs[at]!;
        runs[at] = { ...run, points: [...run.points, answer.epoch] };
        if (answer.method === "diffusion") this.#width.level.value = levelOf(answer.epoch.sigma);
        break;
      }
      case "trained": {
        const at = placeOf(runs, answer);
        runs[at] = { ...runs[at]!, best: answer.best, isDone: true };
        break;
      }
      case "done":
        if (this.phase.peek() !== "idle") this.phase.value = "done";
        break;
      case "failed":
        this.fault.value = answer.message;
        this.phase.value = "idle";
        break;
      default:
        break;
    }
  }
}

/** Milliseconds between two drawings of growing curves. */
const FRAME = 60;

function placeOf(runs: SeenRun[], { method, seed }: { readonly method: MethodName; readonly seed: number }): number {
  const at = runs.findIndex((run) => run.method === method && run.seed === seed);
  return at >= 0 ? at : runs.push({ method, seed, points: [], best: null, isDone: false }) - 1;
}
