import type { Taus } from "../core/quantiles.js";
import { forEachBatch } from "../data/for-each-batch.js";
import { OutputErrors } from "../data/output-errors.js";
import type { WindowSet } from "../data/window-set.js";
import { plain } from "../objective/plain.js";
import { featurePass } from "./readout-products.js";
import { ReadoutSolver, type ReadoutSolverOptions, readoutWindows, type Solved, type StartReadout } from "./solve-readout.js"; // biome-ignore format: one line

/** Windows that run at once. */
const BATCH = 72;

/**
 * The readout of quantiles: that of the squared loss, the bias of each output then moved by the quantile, which that output is of, of the errors that are left on the windows
 * on which the readout was solved. Exact where errors are spread alike whatever is read; else a start, from which training learns where they are wider.
 *
 * Starts are compared by what is left before biases are moved, the root mean square.
 */
export class QuantileReadout implements StartReadout {
  readonly #options: ReadoutSolverOptions;
  readonly #taus: Taus;
  readonly #squares: ReadoutSolver;
  readonly #train: WindowSet;
  readonly #pass: ReturnType<typeof featurePass>;
  readonly #indices: Uint32Array;

  constructor(options: ReadoutSolverOptions, taus: Taus) {
    this.#options = options;
    this.#taus = taus;
    this.#squares = new ReadoutSolver(options);
    this.#train = readoutWindows(options).train;
    const size = Math.min(BATCH, this.#train.length);
    this.#pass = featurePass({ ...options, objective: plain(), sigma: 0, set: this.#train }, size);
    this.#indices = new Uint32Array(size);
  }

  solve(): Solved {
    const solved = this.#squares.solve();
    if (solved.isSolved) this.#moveBiases();
    return solved;
  }

  explainsHalf(error: number): boolean {
    return this.#squares.explainsHalf(error);
  }

  #moveBiases(): void {
    const { network, parameters } = this.#options;
    const shifts = this.#errors().quantiles(this.#taus);
    const { offset } = network.layout.slices.findLast(({ role }) => role === "bias")!;
    for (let o = 0; o < shifts.length; o++) parameters[offset + o]! += shifts[o]!;
  }

  #errors(): OutputErrors {
    const { pass, batch } = this.#pass;
    const O = this.#options.network.spec.outputSize;
    const errors = new OutputErrors(O);
    const walk = { from: 0, to: this.#train.length, batch, indices: this.#indices, order: null };
    forEachBatch(this.#train, walk, () => {
      const { mean } = pass.predict();
      for (let row = 0; row < batch.weights.length; row++) {
        if (batch.weights[row] === 0) continue;
        for (let o = 0; o < O; o++) errors.add(o, batch.targets[row * O + o]! - mean[row * O + o]!);
      }
    });
    return errors;
  }
}
