// A training step of this engine, alone or as a member of a team: the same work as every other contender's step.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { data } from "./contender.mjs";

/** What the steps need of the compiled library in the folder `dist`. */
export async function library(dist) {
  const load = (path) => import(pathToFileURL(join(dist, path)).href);
  const { elman } = await load("network/cells/elman.js");
  const { tanh } = await load("smoothing/tanh.js");
  const { referenceKernels } = await load("kernels/reference/index.js");
  const { wasmKernels } = await load("kernels/wasm/index.js");
  const { defaultBuild } = await load("kernels/wasm/module.js");
  const { revectorize } = await load("node/revectorize.js");
  const { shareOf } = await load("train/team/team.js");
  const { joinTeam, teamMemory } = await load("train/team/shared-team.js");
  const kernels = (build) => (build === "reference" ? referenceKernels() : wasmKernels({ build }));
  return { elman, tanh, kernels, defaultBuild, revectorize, shareOf, joinTeam, teamMemory };
}

export const parametersOf = ({ inputs, hidden }) => hidden * (inputs + hidden + 1);

/** `team` null: alone. Otherwise this member's rows of the batch, and the sum of all gradients. */
export function gradusStep({ elman, tanh, shareOf }, kernels, shape, team = null) {
  const { batch, steps, inputs, hidden, form = "plain" } = shape;
  const { from, to } = team ? shareOf(batch, team) : { from: 0, to: batch };
  const pass = kernels.recurrent({
    cell: elman,
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
  const { x, U, V, a, outputGradient, learningRate } = data({ batch, steps, inputs, hidden });
  const parameters = kernels.allocate(parametersOf(shape));
  parameters.set(U);
  parameters.set(V, U.length);
  parameters.set(a, U.length + V.length);
  const gradient = kernels.allocate(parameters.length);
  for (let t = 0; t < steps; t++) {
    pass.input.mean.set(x.subarray((t * batch + from) * inputs, (t * batch + to) * inputs), t * (to - from) * inputs);
  }
  pass.outputGradient.mean.fill(outputGradient);
  const noise = { unit: 0.1, slices: Float64Array.of(0.01 / inputs, 0.01 / hidden, 0.01 / hidden) }; // of U, V, a
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
