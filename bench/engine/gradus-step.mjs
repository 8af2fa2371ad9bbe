// A training step of this engine, alone or as a member of a team: the same work as every other contender's step.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { data } from "./contender.mjs";

/** What the steps need of the compiled library in the folder `dist`. */
export async function library(dist) {
  const load = (path) => import(pathToFileURL(join(dist, path)).href);
  const { cells } = await load("network/cells/index.js");
  const { tanh } = await load("smoothing/tanh.js");
  const { referenceKernels } = await load("kernels/reference/index.js");
  const { wasmKernels } = await load("kernels/wasm/index.js");
  const { defaultBuild } = await load("kernels/wasm/module.js");
  const { revectorize } = await load("node/revectorize.js");
  const { shareOf } = await load("train/team/team.js");
  const { joinTeam, teamMemory } = await load("train/team/shared-team.js");
  const kernels = (build) => (build === "reference" ? referenceKernels() : wasmKernels({ build }));
  return { cells, tanh, kernels, defaultBuild, revectorize, shareOf, joinTeam, teamMemory };
}

/** Numbers of a layer's tensors, one after the other. */
export const parametersOf = ({ cells }, shape) =>
  slicesOf(cells.get(shape.cell), shape).reduce((sum, { length }) => sum + length, 0);

function slicesOf(cell, { inputs, hidden }) {
  const slices = cell.slices({ inputSize: inputs, hiddenSize: hidden });
  return slices.map(({ shape }) => ({ length: shape.reduce((product, size) => product * size, 1) }));
}

/** `team` null: alone. Otherwise this member's rows of the batch, and the sum of all gradients. */
export function gradusStep({ cells, tanh, shareOf }, kernels, shape, team = null) {
  const { batch, steps, inputs, hidden, form = "plain" } = shape;
  const cell = cells.get(shape.cell);
  const { from, to } = team ? shareOf(batch, team) : { from: 0, to: batch };
  const pass = kernels.recurrent({
    cell,
    form,
    activation: tanh,
    batch: to - from,
    steps,
    inputSize: inputs,
    hiddenSize: hidden,
    emit: "last",
    below: null,
    lengths: null,
    sequenceWeights: null,
  });
  const { x, weights, outputGradient, learningRate } = data({ batch, steps, inputs, hidden });
  const slices = slicesOf(cell, shape);
  const parameters = kernels.allocate(parametersOf({ cells }, shape));
  parameters.set(weights(parameters.length));
  const gradient = kernels.allocate(parameters.length);
  for (let t = 0; t < steps; t++) {
    pass.input.mean.set(x.subarray((t * batch + from) * inputs, (t * batch + to) * inputs), t * (to - from) * inputs);
  }
  pass.outputGradient.mean.fill(outputGradient);
  const noise = { unit: 0.1, slices: Float64Array.from(slices, () => 0.01 / hidden) };
  const options = { penaltyWeight: 0.001, depth: steps };
  const figures = new Float64Array(1);
  return () => {
    pass.forward(parameters, noise);
    kernels.vector.scale(gradient, 0);
    pass.backward(parameters, gradient, options);
    team?.allReduce(figures, gradient);
    kernels.vector.addScaled(parameters, gradient, -learningRate);
  };
}
