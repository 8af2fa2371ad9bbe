import { randomStream } from "../../../core/numeric/random.js";
import type { Cell } from "../../../network/cell.js";
import { slicesOf } from "../../../network/cell-check.js";
import { elman } from "../../../network/cells/elman.js";
import type { SliceSpec } from "../../../params/layout.js";
import { activations } from "../../../smoothing/index.js";
import type { DensePass, FloatArray, Form, Kernels, LayerNoise, RecurrentPass } from "../../contract.js";

/** One network to run on two engines: layers of the same form, then a readout. */
export interface Case {
  readonly seed: number;
  /** Elman's when absent. */
  readonly cell?: Cell;
  readonly form: Form;
  readonly activation: string;
  readonly batch: number;
  readonly steps: number;
  readonly inputSize: number;
  readonly hiddenSizes: readonly number[];
  readonly outputSize: number;
  readonly emit: "last" | "all";
  readonly depth: number;
  readonly noise: LayerNoise;
  readonly penaltyWeight: number;
  /** Steps of each sequence; all when absent. */
  readonly lengths?: readonly number[];
  /** Weight of each sequence in the penalty; all 1 when absent. */
  readonly sequenceWeights?: readonly number[];
  /** Standard deviation of the weights in units of 1 / sqrt(fan in). */
  readonly gain?: number;
}

/** Everything that a forward and a backward pass give, by name. */
export type Results = Record<string, ArrayLike<number>>;

/** Runs the case with weights, inputs and output gradients drawn from its seed. */
export function run(kernels: Kernels, test: Case): Results {
  const { layers: passes, readout } = plan(kernels, test);
  const stream = randomStream(test.seed);
  const gain = test.gain ?? 1;
  const fill = (values: FloatArray, scale: number) => {
    for (let k = 0; k < values.length; k++) values[k] = Math.fround(scale * stream.normal());
  };
  const layers = passes.map(({ pass, slices }) => {
    const lengths = slices.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
    const length = lengths.reduce((sum, one) => sum + one, 0);
    const parameters = kernels.allocate(length);
    let at = 0;
    for (const [k, { scale }] of slices.entries()) {
      fill(parameters.subarray(at, at + lengths[k]!), gain * scale);
      at += lengths[k]!;
    }
    return { pass, parameters, gradient: kernels.allocate(length) };
  });
  const readoutParameters = kernels.allocate(readout.spec.outputSize * (readout.spec.inputSize + 1));
  const readoutGradient = kernels.allocate(readoutParameters.length);
  fill(readoutParameters, gain / Math.sqrt(readout.spec.inputSize));
  fill(layers[0]!.pass.input.mean, 1);
  fill(readout.outputGradient.mean, 0.1);
  if (readout.outputGradient.variance) fill(readout.outputGradient.variance, 0.1);

  const penalties = layers.map(({ pass, parameters }) => pass.forward(parameters, test.noise));
  const readoutNoise = { unit: 0, slices: test.noise.slices.subarray(1) };
  readout.forward(readoutParameters, readoutNoise);
  readout.backward(readoutParameters, readoutGradient);
  for (const { pass, parameters, gradient } of [...layers].reverse()) {
    pass.backward(parameters, gradient, { penaltyWeight: test.penaltyWeight, depth: test.depth });
  }

  const results: Results = { penalties, mean: readout.output.mean, readoutGradient };
  if (readout.output.variance) results["variance"] = readout.output.variance;
  results["readoutNoise"] = readout.noiseGradient.slices;
  layers.forEach(({ pass, gradient }, index) => {
    results[`layer ${index} output`] = pass.output.mean;
    if (pass.output.variance) results[`layer ${index} variance`] = pass.output.variance;
    results[`layer ${index} gradient`] = gradient;
    results[`layer ${index} noise unit`] = [pass.noiseGradient.unit];
    results[`layer ${index} noise`] = pass.noiseGradient.slices;
  });
  return results;
}

function plan(kernels: Kernels, test: Case) {
  const { form, batch, steps, emit } = test;
  const activation = activations.get(test.activation);
  const lengths = test.lengths ? kernels.allocate(batch) : null;
  lengths?.set(test.lengths!);
  const sequenceWeights = test.sequenceWeights ? kernels.allocate(batch) : null;
  sequenceWeights?.set(test.sequenceWeights!);
  const cell = test.cell ?? elman;
  const layers: { pass: RecurrentPass; slices: readonly SliceSpec[] }[] = [];
  let inputSize = test.inputSize;
  test.hiddenSizes.forEach((hiddenSize, index) => {
    const isTop = index === test.hiddenSizes.length - 1;
    const pass = kernels.recurrent({
      cell,
      lengths,
      sequenceWeights,
      form,
      activation,
      batch,
      steps,
      inputSize,
      hiddenSize,
      emit: isTop ? emit : "all",
      below: layers[index - 1]?.pass ?? null,
    });
    layers.push({ pass, slices: slicesOf(cell, { inputSize, hiddenSize }) });
    inputSize = hiddenSize;
  });
  const top = layers[layers.length - 1]!.pass;
  const rows = (emit === "all" ? steps : 1) * batch;
  const { outputSize } = test;
  const scored = emit === "all" ? lengths : null;
  const readout: DensePass = kernels.dense({ form, rows, inputSize, outputSize, below: top, lengths: scored });
  return { layers, readout };
}

/** The name and size of the largest difference, each array's relative to its own largest value (but at least `floor`). */
export function difference(got: Results, expected: Results, floor = 1e-3): { name: string; error: number } {
  let worst = { name: "nothing", error: 0 };
  for (const [name, values] of Object.entries(expected)) {
    let largest = floor;
    let error = 0;
    for (let k = 0; k < values.length; k++) {
      largest = Math.max(largest, Math.abs(values[k]!));
      const apart = Math.abs(values[k]! - got[name]![k]!);
      if (!(apart <= error)) error = apart; // keeps a NaN
    }
    if (!(error / largest <= worst.error)) worst = { name, error: error / largest };
  }
  return worst;
}
