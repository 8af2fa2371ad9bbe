import { dampedRidge } from "../core/numeric/damped-ridge.js";
import { forEachBatch } from "../data/for-each-batch.js";
import type { WindowSet } from "../data/window-set.js";
import type { Loss } from "../loss/contract.js";
import { unitsRead } from "../network/units-read.js";
import { plain } from "../objective/plain.js";
import { type Likely, logitsOf, newtonStep } from "./newton-step.js";
import { featurePass, planReadout } from "./readout-products.js";
import { writeReadout } from "./ridge-readout.js";
import {
  ofRows,
  penaltyOf,
  type ReadoutSolverOptions,
  readoutWindows,
  type Solved,
  type StartReadout,
} from "./solve-readout.js";

/** Ridge penalties, in units of each feature's own sum of squares. */
const STRENGTHS: readonly number[] = [1e-4, 1e-3, 1e-2, 1e-1, 1];
/** Shares of the Newton step: far from what is likely it goes too far. */
const SHARES: readonly number[] = [1, 1 / 2, 1 / 4, 1 / 8, 1 / 16];
/** Without validation windows to choose by. */
const USUAL = { strength: 1e-2, share: 1 / 2 } as const;
const MOST_JUDGED_ROWS = 1000;
const BATCH = 72;

/**
 * The readout of classes or of yes and no by one Newton step of their cross entropy, from logits that say how likely each output is whatever is read: p, its share of the
 * training rows. It is a ridge regression of the targets, 1 or 0, on the units, see `newtonStep`. The penalty of the regression and the share t of the step are those with the least cross entropy on the validation windows. The windows are those that a squared
 * loss is solved on, of validation 1,000 rows at most.
 *
 * Source: the Newton step of iteratively reweighted least squares (D. E. Rumelhart's logits aside, T. Hastie, R. Tibshirani and J. Friedman, "The Elements of
 * Statistical Learning", 2009, section 4.4.1), at a point of equal weights.
 */
export class NewtonReadout implements StartReadout {
  readonly #options: ReadoutSolverOptions;
  readonly #loss: Loss;
  readonly #train: WindowSet;
  readonly #productsOf: ReturnType<typeof planReadout>;
  readonly #judge: Judge | null;

  constructor(options: ReadoutSolverOptions, loss: Loss) {
    const { train, validation } = readoutWindows(options);
    const read = { ...options, objective: plain(), sigma: 0 };
    this.#options = options;
    this.#loss = loss;
    this.#train = train;
    this.#productsOf = planReadout({ ...read, set: train }, { most: train.length });
    this.#judge = validation && new Judge({ ...read, set: ofRows(validation, MOST_JUDGED_ROWS) }, loss);
  }

  solve(): Solved {
    const [known] = this.#productsOf(this.#train);
    const F = Math.sqrt(known!.gram.length);
    const O = known!.cross.length / F;
    const likely = likelyOf(known!.cross.subarray((F - 1) * O), known!.weight, this.#loss);
    this.#judge?.look();
    let best: { readonly solution: Float64Array; readonly error: number } | null = null;
    for (const strength of this.#judge === null ? [USUAL.strength] : STRENGTHS) {
      const regression = dampedRidge({ ...known!, penalty: penaltyOf(known!, strength) });
      if (regression === null) continue;
      for (const share of this.#judge === null ? [USUAL.share] : SHARES) {
        const solution = newtonStep(regression, likely, share);
        const error = this.#judge === null ? 0 : this.#judge.error(solution);
        if (Number.isFinite(error) && (best === null || error < best.error)) best = { solution, error };
      }
    }
    if (best === null) return { isSolved: false };
    writeReadout(this.#options, best.solution);
    return { isSolved: true, error: this.#judge && best.error };
  }

  explainsHalf(error: number): boolean {
    return error <= 0.5 * this.#judge!.errorOfShares();
  }
}

/** Shares of rows, of which each output was asked for so many times; one more of each is assumed, so that none is impossible. */
function likelyOf(counts: Float64Array, weight: number, { targets }: Loss): Likely {
  const isOfClasses = targets === "shares";
  const all = weight + (isOfClasses ? counts.length : 2);
  return { shares: counts.map((count) => (count + 1) / all), isOfClasses };
}

/** The cross entropy that readouts leave on some windows. */
class Judge {
  readonly #set: WindowSet;
  readonly #loss: Loss;
  readonly #pass: ReturnType<typeof featurePass>;
  readonly #units: number;
  readonly #rows: number;
  /** (rows, H), their targets (rows, O) and weights. */
  readonly #features: Float64Array;
  readonly #targets: Float64Array;
  readonly #weights: Float64Array;
  readonly #outputs: Float64Array;

  constructor(read: Parameters<typeof featurePass>[0], loss: Loss) {
    const { set, network } = read;
    const O = network.spec.outputSize;
    this.#set = set;
    this.#loss = loss;
    this.#units = unitsRead(network.spec);
    const size = Math.min(BATCH, set.length);
    this.#pass = featurePass(read, size);
    this.#rows = Math.ceil(set.length / size) * this.#pass.batch.weights.length;
    this.#features = new Float64Array(this.#rows * this.#units);
    this.#targets = new Float64Array(this.#rows * O);
    this.#weights = new Float64Array(this.#rows);
    this.#outputs = new Float64Array(this.#rows * O);
  }

  /** Runs the network as it is now. */
  look(): void {
    const { pass, batch } = this.#pass;
    const indices = new Uint32Array(pass.inputs.length / (this.#set.window * this.#set.inputSize));
    let row = 0;
    forEachBatch(this.#set, { from: 0, to: this.#set.length, batch, indices, order: null }, () => {
      const { mean } = pass.predictFeatures();
      this.#features.set(mean.subarray(0, batch.weights.length * this.#units), row * this.#units);
      this.#targets.set(batch.targets, (row * batch.targets.length) / batch.weights.length);
      this.#weights.set(batch.weights, row);
      row += batch.weights.length;
    });
  }

  /** @param solution (H + 1, O), the last row b */
  error(solution: Float64Array): number {
    const H = this.#units;
    const O = solution.length / (H + 1);
    for (let row = 0; row < this.#rows; row++) {
      const own = this.#outputs.subarray(row * O, (row + 1) * O);
      for (let o = 0; o < O; o++) own[o] = solution[H * O + o]!;
      if (this.#weights[row] === 0) continue;
      for (let j = 0; j < H; j++) {
        const unit = this.#features[row * H + j]!;
        for (let o = 0; o < O; o++) own[o]! += unit * solution[j * O + o]!;
      }
    }
    return this.#evaluate();
  }

  /** That of outputs which are the same whatever is read: how often each is asked for in these windows. */
  errorOfShares(): number {
    const O = this.#targets.length / this.#rows;
    const counts = new Float64Array(O);
    let weight = 0;
    for (let row = 0; row < this.#rows; row++) {
      weight += this.#weights[row]!;
      for (let o = 0; o < O; o++) counts[o]! += this.#weights[row]! * this.#targets[row * O + o]!;
    }
    const logits = logitsOf(likelyOf(counts, weight, this.#loss));
    for (let at = 0; at < this.#outputs.length; at++) this.#outputs[at] = logits[at % O]!;
    return this.#evaluate();
  }

  #evaluate(): number {
    const options = { rows: this.#rows, gradient: null, varianceWeight: 0, weights: this.#weights };
    return this.#loss.evaluate({ mean: this.#outputs, variance: null }, this.#targets, options);
  }
}
