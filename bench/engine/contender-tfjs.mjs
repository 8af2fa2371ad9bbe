// TensorFlow.js on its wasm or cpu backend (argument), the recurrence written with its operations.
import { createRequire } from "node:module";
import { dirname } from "node:path";
import tf from "@tensorflow/tfjs"; // brings the cpu backend and the gradients
import { contend, data } from "./contender.mjs";

const backend = process.argv[2];
const require = createRequire(import.meta.url);
console.warn = () => undefined;
if (backend === "wasm") {
  const wasm = await import("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  wasm.setThreadsCount(1);
}
await tf.setBackend(backend);
await tf.ready();

/** A step of each cell; gates lie one below the other, as in PyTorch. */
const CELLS = {
  elman: { gates: 1, states: 1, next: (_, kx, kh) => [tf.tanh(tf.add(kx, kh))] },
  gru: {
    gates: 3,
    states: 1,
    next([h], kx, kh) {
      const [rx, zx, nx] = tf.split(kx, 3, 1);
      const [rh, zh, nh] = tf.split(kh, 3, 1);
      const r = tf.sigmoid(tf.add(rx, rh));
      const z = tf.sigmoid(tf.add(zx, zh));
      const n = tf.tanh(tf.add(nx, tf.mul(r, nh)));
      return [tf.add(n, tf.mul(z, tf.sub(h, n)))];
    },
  },
  lstm: {
    gates: 4,
    states: 2,
    next([, c], kx, kh) {
      const [i, f, g, o] = tf.split(tf.add(kx, kh), 4, 1);
      const next = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(g)));
      return [tf.mul(tf.sigmoid(o), tf.tanh(next)), next];
    },
  },
};

await contend({ tfjs: tf.version.tfjs }, (shape) => {
  const { batch, steps, inputs, hidden } = shape;
  const { gates, states, next } = CELLS[shape.cell];
  tf.disposeVariables();
  const { x, weights, outputGradient, learningRate } = data(shape);
  const frames = Array.from({ length: steps }, (_, t) =>
    tf.tensor2d(x.slice(t * batch * inputs, (t + 1) * batch * inputs), [batch, inputs]),
  );
  const rows = gates * hidden;
  const u = tf.variable(tf.tensor2d(weights(rows * inputs), [rows, inputs]));
  const v = tf.variable(tf.tensor2d(weights(rows * hidden), [rows, hidden]));
  const bias = tf.variable(tf.tensor1d(weights(rows)));
  const loss = () => {
    let state = Array.from({ length: states }, () => tf.zeros([batch, hidden]));
    for (const frame of frames) {
      const kx = tf.add(tf.matMul(frame, u, false, true), bias);
      state = next(state, kx, tf.matMul(state[0], v, false, true));
    }
    return tf.mul(tf.sum(state[0]), outputGradient);
  };
  return () => {
    tf.tidy(() => {
      const { grads } = tf.variableGrads(loss, [u, v, bias]);
      for (const variable of [u, v, bias])
        variable.assign(tf.sub(variable, tf.mul(grads[variable.name], learningRate)));
    });
    v.dataSync();
  };
});
