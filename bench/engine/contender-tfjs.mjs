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

await contend({ tfjs: tf.version.tfjs }, (shape) => {
  const { batch, steps, inputs, hidden } = shape;
  tf.disposeVariables();
  const { x, U, V, a, outputGradient, learningRate } = data(shape);
  const frames = Array.from({ length: steps }, (_, t) =>
    tf.tensor2d(x.slice(t * batch * inputs, (t + 1) * batch * inputs), [batch, inputs]),
  );
  const u = tf.variable(tf.tensor2d(U, [hidden, inputs]));
  const v = tf.variable(tf.tensor2d(V, [hidden, hidden]));
  const bias = tf.variable(tf.tensor1d(a));
  const loss = () => {
    let h = tf.zeros([batch, hidden]);
    for (const frame of frames) {
      h = tf.tanh(tf.add(tf.add(tf.matMul(frame, u, false, true), tf.matMul(h, v, false, true)), bias));
    }
    return tf.mul(tf.sum(h), outputGradient);
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
