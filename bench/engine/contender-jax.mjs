// jax-js on its wasm backend: the unrolled recurrence, compiled; its compilation is in the time to be ready.
import { readFileSync } from "node:fs";
import { blockUntilReady, defaultDevice, init, jit, numpy as np, valueAndGrad } from "@jax-js/jax";
import { contend, data } from "./contender.mjs";

await init("wasm");
defaultDevice("wasm");
const { version } = JSON.parse(readFileSync(new URL("node_modules/@jax-js/jax/package.json", import.meta.url), "utf8"));

await contend({ jax: version }, (shape) => {
  const { batch, steps, inputs, hidden } = shape;
  const { x, weights, outputGradient, learningRate } = data(shape);
  const [U, V, a] = [hidden * inputs, hidden * hidden, hidden].map(weights);
  const frames = Array.from({ length: steps }, (_, t) =>
    np.array(x.slice(t * batch * inputs, (t + 1) * batch * inputs)).reshape([batch, inputs]),
  );
  let parameters = {
    u: np.array(transpose(U, hidden, inputs)).reshape([inputs, hidden]),
    v: np.array(transpose(V, hidden, hidden)).reshape([hidden, hidden]),
    a: np.array(a),
  };
  const loss = ({ u, v, a: bias }, xs) => {
    let h = np.zeros([batch, hidden]);
    for (const frame of xs) h = np.tanh(np.matmul(frame, u.ref).add(np.matmul(h, v.ref)).add(bias.ref));
    return h.sum().mul(outputGradient);
  };
  const step = jit((p, xs) => {
    const [, g] = valueAndGrad(loss)({ u: p.u.ref, v: p.v.ref, a: p.a.ref }, xs);
    return {
      u: p.u.sub(g.u.mul(learningRate)),
      v: p.v.sub(g.v.mul(learningRate)),
      a: p.a.sub(g.a.mul(learningRate)),
    };
  });
  return async () => {
    parameters = step(
      parameters,
      frames.map((frame) => frame.ref),
    );
    await blockUntilReady(parameters);
  };
});

function transpose(values, rows, columns) {
  return Float32Array.from({ length: values.length }, (_, k) => values[(k % rows) * columns + Math.floor(k / rows)]);
}
