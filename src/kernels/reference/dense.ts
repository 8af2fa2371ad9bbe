import type { FloatArray } from "../../core/float-array.js";
import { beginningOf } from "../beginning.js";
import { type DensePass, type DenseSpec, type LayerNoise, type MeanVariance, noNoise } from "../contract.js";
import { Affine } from "./ops/affine.js";
import type { LayerRun } from "./ops/contract.js";
import { type Allocate, allocateMeanVariance } from "./value.js";

/** The readout n = W h + b on each row: an affine map, step by step where rows have lengths, that carries its variance in every form but the plain one. */
export class ReferenceDense implements DensePass {
  readonly spec: DenseSpec;
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly noiseGradient = noNoise(2);
  readonly #affine: Affine;
  readonly #steps: number;
  readonly #run: LayerRun;

  constructor(spec: DenseSpec, allocate: Allocate) {
    const { form, rows, inputSize: H, outputSize: O, below, lengths } = spec;
    this.spec = spec;
    this.output = allocateMeanVariance(allocate, form, rows * O);
    this.outputGradient = allocateMeanVariance(allocate, form, rows * O);
    const rowsOfStep = lengths === null ? rows : lengths.length;
    this.#steps = rows / rowsOfStep;
    const ofUnits = { start: 0, stride: rowsOfStep * H };
    const ofOutputs = { start: 0, stride: rowsOfStep * O };
    const h = { width: H, value: { ...below.output, ...ofUnits }, gradient: { ...below.outputGradient, ...ofUnits } };
    this.#affine = new Affine({
      rows: rowsOfStep,
      into: { width: O, value: { ...this.output, ...ofOutputs }, gradient: { ...this.outputGradient, ...ofOutputs } },
      terms: [{ offset: 0, slice: 0, of: h }],
      bias: { offset: O * H, slice: 1 },
      variance: form === "plain" ? "none" : "carried",
      isThere: () => true,
      weightOf: () => 1,
    });
    const { noiseGradient } = this;
    const none = new Float64Array(0);
    this.#run = { parameters: none, gradient: none, noise: noiseGradient, noiseGradient, penalty: 0, penaltyWeight: 0 };
  }

  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): void {
    this.#run.parameters = parameters;
    this.#run.noise = noise;
    for (let t = this.#begin; t < this.#steps; t++) this.#affine.forward(t, this.#run);
  }

  backward(parameters: FloatArray, gradient: FloatArray): void {
    const { mean, variance } = this.spec.below.outputGradient;
    mean.fill(0);
    variance?.fill(0);
    this.noiseGradient.slices.fill(0);
    this.#run.parameters = parameters;
    this.#run.gradient = gradient;
    for (let t = this.#begin; t < this.#steps; t++) this.#affine.backward(t, this.#run);
  }

  get #begin(): number {
    return beginningOf(this.spec.lengths, this.#steps);
  }
}
