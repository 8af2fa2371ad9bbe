import type { Kernels } from "../../../kernels/contract.js";
import { type SelectOptions, selectKernels } from "../../../kernels/select.js";
import { train } from "../../../train/train.js";
import { LEVELS, sigmaOf } from "../levels.js";
import { type LandscapeName, LossLine, REACH, SAMPLED, sampledPlace } from "./loss-line.js";
import type { Answer, EpochPoint, Order, Walked } from "./messages.js";
import { linearFloor, type MethodName, trainOptions, windowsOf } from "./training-case.js";
import { SAME, walk } from "./walk.js";

/** Of an engine: each worker of the page has one, and a telephone has little room for addresses. */
const CAPACITY = 64 * 2 ** 20;
/** Points along a line. */
export const POINTS = 321;

type Reply = (answer: Answer, transfer?: Transferable[]) => void;

interface AnsweringOptions {
  readonly reply: Reply;
  /** Lets messages come in, and waits so many milliseconds: answers are in parts, so that a new order need not wait. */
  readonly turn: (milliseconds: number) => Promise<void>;
  readonly engine?: SelectOptions;
}

/** Carries out orders, the newest alone: an order that came later ends the one before at its next turn. */
export class Orders {
  readonly #reply: Reply;
  readonly #turn: (milliseconds: number) => Promise<void>;
  readonly #engine: SelectOptions;
  #kernels: Kernels | null = null;
  #line: { readonly name: LandscapeName; readonly seed: number; readonly line: LossLine } | null = null;
  #wanted = -1;
  #isPaused = false;

  constructor({ reply, turn, engine = {} }: AnsweringOptions) {
    this.#reply = reply;
    this.#turn = turn;
    this.#engine = engine;
  }

  async take(order: Order): Promise<void> {
    if (order.kind === "pause") {
      this.#isPaused = order.isPaused;
      return;
    }
    this.#wanted = order.id;
    this.#isPaused = false;
    try {
      await this.#carryOut(order);
    } catch (error) {
      if (error instanceof Overtaken) return;
      this.#reply({ kind: "failed", id: order.id, message: error instanceof Error ? error.message : String(error) });
    }
  }

  async #carryOut(order: Exclude<Order, { readonly kind: "pause" }>): Promise<void> {
    switch (order.kind) {
      case "line":
        await this.#walks(order);
        await this.#sample(order, [LEVELS]);
        await this.#curves(order);
        await this.#sample(order, sampledLevels().slice(1));
        break;
      case "walk":
        await this.#walks(order);
        break;
      case "count":
        await this.#count(order);
        break;
      case "train":
        await this.#train(order);
        break;
      case "stop":
        return;
      default:
        order satisfies never;
    }
    this.#reply({ kind: "done", id: order.id });
  }

  /** From the ends inwards and every fourth level first: a slider that is moved meanwhile finds a level near by. */
  async #curves({ id, name, seed }: LineOrder): Promise<void> {
    const line = this.#lineOf(name, seed);
    for (const level of levelsInTurn()) {
      const sigma = sigmaOf(level);
      const values = new Float32Array(POINTS);
      for (let k = 0; k < POINTS; k++) values[k] = line.value(sigma, REACH * ((2 * k) / (POINTS - 1) - 1));
      this.#reply({ kind: "curve", id, level, values }, [values.buffer]);
      await this.#next(id);
    }
  }

  async #sample({ id, name, seed }: LineOrder, levels: readonly number[]): Promise<void> {
    const line = this.#lineOf(name, seed);
    for (const level of levels) {
      const values = new Float32Array(SAMPLED.places);
      for (let k = 0; k < SAMPLED.places; k++) values[k] = line.sampled(sigmaOf(level), sampledPlace(k), SAMPLED.pairs);
      this.#reply({ kind: "sampled", id, level, values }, [values.buffer]);
      await this.#next(id);
    }
  }

  async #walks({ id, name, seed, from }: Extract<Order, { readonly from: number }>): Promise<void> {
    const line = this.#lineOf(name, seed);
    const walked = (isSmoothed: boolean): Walked => {
      const places = walk(line, { from, isSmoothed });
      const losses = places.map((x, level) => line.value(isSmoothed ? sigmaOf(level) : 0, x));
      return { places, losses, end: losses[0]! };
    };
    this.#reply({ kind: "walks", id, from, plain: walked(false), smoothed: walked(true) });
    await this.#next(id);
  }

  /** Over lines of the seeds 1, 2, ..., each from both its ends' neighbourhood in turn: none is chosen. */
  async #count({ id, name, lines }: Extract<Order, { readonly kind: "count" }>): Promise<void> {
    let [lower, same, higher] = [0, 0, 0];
    for (let seed = 1; seed <= lines; seed++) {
      const line = new LossLine({ name, seed, kernels: this.#engineOf() });
      const from = 0.9 * REACH * (seed % 2 === 0 ? 1 : -1);
      const [plain, smoothed] = [walk(line, { from, isSmoothed: false }), walk(line, { from, isSmoothed: true })];
      let [low, high] = [Number.POSITIVE_INFINITY, 0];
      for (let k = 0; k < POINTS; k += 2) {
        const value = line.value(0, REACH * ((2 * k) / (POINTS - 1) - 1));
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      const gain = (line.value(0, plain[0]!) - line.value(0, smoothed[0]!)) / (high - low);
      if (gain > SAME) lower++;
      else if (gain < -SAME) higher++;
      else same++;
      this.#reply({ kind: "counted", id, lower, same, higher });
      await this.#next(id);
    }
  }

  /** Seed by seed, both methods side by side, an epoch of one and then of the other. */
  async #train({ id, case: trained, seeds }: Extract<Order, { readonly kind: "train" }>): Promise<void> {
    const windows = windowsOf(trained);
    const kernels = this.#engineOf();
    this.#reply({ kind: "begun", id, floor: linearFloor(trained, windows), unit: windows.errorFactor });
    for (let seed = 1; seed <= seeds; seed++) {
      const runs = METHODS.map((method) => {
        const run = train(trainOptions(trained, { windows, method, seed, kernels }));
        return { method, run, records: run[Symbol.asyncIterator]() };
      });
      try {
        for (const under = new Set(runs); under.size > 0; ) {
          for (const one of under) {
            const { done, value } = await one.records.next();
            if (done) {
              under.delete(one);
              const { best } = await one.run.result();
              this.#reply({ kind: "trained", id, method: one.method, seed, best: best?.validation ?? null });
              continue;
            }
            const { epoch, validation, sigma, secondsTraining } = value;
            const point: EpochPoint = { epoch, error: validation, sigma, seconds: secondsTraining };
            this.#reply({ kind: "epoch", id, method: one.method, seed, epoch: point });
          }
          await this.#next(id, EPOCH_WAIT);
        }
      } finally {
        for (const { records } of runs) await records.return?.(undefined); // or a run that is left keeps its arrays
      }
    }
  }

  #engineOf(): Kernels {
    this.#kernels ??= selectKernels({ capacityBytes: CAPACITY, ...this.#engine }).kernels;
    return this.#kernels;
  }

  #lineOf(name: LandscapeName, seed: number): LossLine {
    if (this.#line?.name !== name || this.#line.seed !== seed) {
      this.#line = { name, seed, line: new LossLine({ name, seed, kernels: this.#engineOf() }) };
    }
    return this.#line.line;
  }

  async #next(id: number, wait = 0): Promise<void> {
    await this.#turn(wait);
    while (this.#isPaused && this.#wanted === id) await this.#turn(PAUSED_WAIT);
    if (this.#wanted !== id) throw new Overtaken();
  }
}

/** Milliseconds between epochs: a run takes a tenth of a second, in which nobody sees a curve grow. */
const EPOCH_WAIT = 20;
const PAUSED_WAIT = 50;

const METHODS: readonly MethodName[] = ["plain", "diffusion"];

class Overtaken extends Error {}

type LineOrder = Extract<Order, { readonly kind: "line" }>;

/** Those at which draws are averaged, the widest first. */
export function sampledLevels(): number[] {
  return Array.from({ length: LEVELS / SAMPLED.every + 1 }, (_, k) => LEVELS - k * SAMPLED.every);
}

/** All levels, every eighth first, then what lies between. */
export function levelsInTurn(): number[] {
  const all = Array.from({ length: LEVELS + 1 }, (_, k) => k);
  const rank = (level: number) => [8, 4, 2, 1].findIndex((step) => level % step === 0);
  return all.sort((a, b) => rank(a) - rank(b) || a - b);
}
