// This engine. Arguments: build (simd, relaxed, wide) or "reference", then the folder of the compiled library.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { contend, data } from "./contender.mjs";

const [build, dist] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { tanh } = await load("smoothing/tanh.js");
const { referenceKernels } = await load("kernels/reference/index.js");
const { wasmKernels } = await load("kernels/wasm/index.js");

let chosen = build;
let note = "";
if (build === "wide") {
  const { revectorize } = await load("node/revectorize.js");
  const decision = revectorize();
  chosen = decision.build ?? "relaxed";
  note = decision.reason;
}

await contend({ build: chosen, note }, ({ batch, steps, inputs, hidden, form = "plain" }) => {
  const kernels = build === "reference" ? referenceKernels() : wasmKernels({ build: chosen });
  const pass = kernels.recurrent({
    cell: "elman",
    form,
    activation: tanh,
    batch,
    steps,
    inputSize: inputs,
    hiddenSize: hidden,
    emit: "last",
    below: null,
  });
  const { x, U, V, a, outputGradient, learningRate } = data({ batch, steps, inputs, hidden });
  const parameters = kernels.allocate(U.length + V.length + a.length);
  parameters.set(U);
  parameters.set(V, U.length);
  parameters.set(a, U.length + V.length);
  const gradient = kernels.allocate(parameters.length);
  pass.input.mean.set(x);
  pass.outputGradient.mean.fill(outputGradient);
  const noise = { unit: 0.1, input: 0.01 / inputs, recurrent: 0.01 / hidden, bias: 0.01 / hidden };
  const options = { penaltyWeight: 0.001, depth: steps };
  return () => {
    pass.forward(parameters, noise);
    kernels.vector.scale(gradient, 0);
    pass.backward(parameters, gradient, options);
    kernels.vector.addScaled(parameters, gradient, -learningRate);
  };
});
