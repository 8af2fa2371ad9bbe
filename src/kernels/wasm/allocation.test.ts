import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { activations } from "../../smoothing/index.js";
import type { Form } from "../contract.js";
import { wasmKernels } from "./index.js";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** About ten boxed numbers, the noise and its gradients on their way in and out. */
const BYTES_A_STEP = 200;

test.each<Form>(["plain", "smoothed", "moments"])(
  "a training step in the %s form allocates no array or object: under 200 bytes, its numbers",
  (form) => {
    const kernels = wasmKernels({ capacityBytes: 2 ** 24 });
    const pass = kernels.recurrent({
      cell: "elman",
      form,
      activation: activations.get("tanh"),
      batch: 8,
      steps: 5,
      inputSize: 2,
      hiddenSize: 8,
      emit: "last",
      below: null,
    });
    const readout = kernels.dense({ form, rows: 8, inputSize: 8, outputSize: 1, below: pass });
    const parameters = kernels.allocate(8 * 11).fill(0.1);
    const gradient = kernels.allocate(parameters.length);
    const readoutParameters = kernels.allocate(9).fill(0.1);
    const readoutGradient = kernels.allocate(9);
    const noise = { unit: 0.1, input: 0.01, recurrent: 0.01, bias: 0.01 };
    const readoutNoise = { weight: 0.01, bias: 0.01 };
    const options = { penaltyWeight: 0.01, depth: 5 };
    const step = () => {
      pass.forward(parameters, noise);
      readout.forward(readoutParameters, readoutNoise);
      readout.backward(readoutParameters, readoutGradient);
      pass.backward(parameters, gradient, options);
      kernels.vector.addScaled(parameters, gradient, -0.01);
    };
    const run = (steps: number) => {
      for (let k = 0; k < steps; k++) step();
    };
    run(5000); // until compiled
    const least = Math.min(...[1, 2, 3].map(() => heapGrowth(() => run(2000)) / 2000));
    expect(least).toBeLessThan(BYTES_A_STEP);
  },
);

function heapGrowth(work: () => void): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  work();
  return process.memoryUsage().heapUsed - before;
}
