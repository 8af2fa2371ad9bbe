import { expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { measurePeak } from "../kernels/wasm/peak.js";
import { buildNetwork } from "../network/build.js";
import { weights } from "../objective/weights.js";
import { stepSeconds } from "./step-time.js";

test("a step is timed by the clock that is given: 10 ms a reading give steps of 10 ms", () => {
  let time = 0;
  const { mean, fastest } = stepSeconds({
    network: buildNetwork({ inputSize: 2, hiddenSizes: [3] }),
    objective: weights(),
    kernels: referenceKernels(),
    batch: 4,
    steps: 5,
    sigma: 0.3,
    now: () => (time += 10),
  });
  expect(fastest).toBe(0.01);
  expect(mean).toBeGreaterThanOrEqual(0.01);
  expect(mean).toBeLessThan(0.013);
});

test("the peak is that of a processor: between .5 and 500 GFLOP/s on one thread", () => {
  const peak = measurePeak("simd", () => performance.now());
  expect(peak).toBeGreaterThan(0.5);
  expect(peak).toBeLessThan(500);
});
