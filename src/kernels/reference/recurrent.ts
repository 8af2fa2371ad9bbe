import type { FloatArray } from "../../core/float-array.js";
import { slicesOf } from "../../network/cell-check.js";
import { beginningOf } from "../beginning.js";
import {
  type BackwardOptions,
  type LayerNoise,
  type MeanVariance,
  noNoise,
  type RecurrentPass,
  type RecurrentSpec,
} from "../contract.js";
import { LayerValues } from "./layer-values.js";
import type { LayerRun, OperationPass } from "./ops/contract.js";
import { planOperation } from "./ops/index.js";
import { type Allocate, allocateMeanVariance } from "./value.js";

/**
 * Any cell in any form: its operations step by step, and back-propagation through time over them in reverse.
 *
 * The one driver: a cell is the list of its operations, a form is what values carry (a mean, or mean and variance) and whether the
 * variance that noise gives goes on or is summed up as a penalty (activation form).
 */
export class ReferenceRecurrent implements RecurrentPass {
  readonly spec: RecurrentSpec;
  readonly input: MeanVariance;
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly noiseGradient: LayerNoise;
  readonly #values: LayerValues;
  readonly #operations: readonly OperationPass[];
  readonly #run: LayerRun;
  /** Of the last `forward`: the step it began at. */
  #begin = 0;

  constructor(spec: RecurrentSpec, allocate: Allocate) {
    const { cell, form, batch: B, steps: T, inputSize, hiddenSize: H, activation, below } = spec;
    const S = spec.emit === "all" ? T : 1;
    this.spec = spec;
    this.input = below?.output ?? { mean: allocate(T * B * inputSize), variance: null };
    this.output = allocateMeanVariance(allocate, form, S * B * H);
    this.outputGradient = allocateMeanVariance(allocate, form, S * B * H);
    const slices = placed(spec);
    this.noiseGradient = noNoise(slices.size);
    this.#run = {
      parameters: new Float64Array(0),
      gradient: new Float64Array(0),
      noise: this.noiseGradient,
      noiseGradient: this.noiseGradient,
      penalty: 0,
      penaltyWeight: 0,
    };
    const values = new LayerValues(spec, this.input, allocate);
    this.#values = values;
    this.#operations = cell.operations.map((operation) => {
      const operand = values.reader();
      return planOperation(operation, {
        form,
        batch: B,
        steps: T,
        allocate,
        operand,
        into: values.make(operation.into),
        slice: (name) => slices.get(name)!,
        activation,
        isThere: values.isThere,
        weightOf: values.weightOf,
      });
    });
  }

  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): number {
    const run = this.#run;
    run.parameters = parameters;
    run.noise = noise;
    run.penalty = 0;
    this.#begin = beginningOf(this.spec.lengths, this.spec.steps);
    this.#values.clearBefore(this.#begin);
    for (let t = this.#begin; t < this.spec.steps; t++) {
      for (let k = 0; k < this.#operations.length; k++) this.#operations[k]!.forward(t, run);
      this.#values.clearUnbegun(t);
    }
    this.#values.emit(this.output, this.#begin);
    return run.penalty;
  }

  backward(parameters: FloatArray, gradient: FloatArray, { penaltyWeight, depth }: BackwardOptions): void {
    const { steps: T, form, below } = this.spec;
    const operations = this.#operations;
    const run = this.#run;
    run.parameters = parameters;
    run.gradient = gradient;
    run.penaltyWeight = penaltyWeight;
    this.noiseGradient.unit = 0;
    this.noiseGradient.slices.fill(0);
    below?.outputGradient.mean.fill(0);
    below?.outputGradient.variance?.fill(0);
    this.#values.clearGradients();
    for (let t = T - 1; t >= Math.max(this.#begin, T - depth); t--) {
      this.#values.startBackward(t, this.outputGradient);
      for (let k = operations.length - 1; k >= 0; k--) operations[k]!.backward(t, run);
    }
    if (form !== "activation") return;
    // The penalty of a step stands by itself: what is cut off is only the way back from it.
    for (let t = T - depth - 1; t >= this.#begin; t--) {
      for (let k = operations.length - 1; k >= 0; k--) operations[k]!.penaltyBackward?.(t, run);
    }
  }
}

/** The layer's tensors by name: where each begins in the layer's parameters, and its index. */
function placed({ cell, inputSize, hiddenSize }: RecurrentSpec): Map<string, { offset: number; slice: number }> {
  const found = new Map<string, { offset: number; slice: number }>();
  let offset = 0;
  for (const [slice, { name, shape }] of slicesOf(cell, { inputSize, hiddenSize }).entries()) {
    found.set(name, { offset, slice });
    offset += shape.reduce((product, size) => product * size, 1);
  }
  return found;
}
