import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { initialise } from "../initialisers/initialise.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
import { predict } from "./predict.js";
import { evenBatch, Predictor } from "./predictor.js";
import { easySet } from "./testing/sequences.js";

test("a set is cut into as few batches of at most 256 as may be, with less than one row a batch left over", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (windows) => {
      const batch = evenBatch(windows);
      const batches = Math.ceil(windows / batch);
      expect(batch).toBeLessThanOrEqual(256);
      expect(batches).toBe(Math.ceil(windows / 256));
      expect(batches * batch - windows).toBeLessThan(batches);
    }),
  );
  expect(evenBatch(0)).toBe(1); // a member of a team without a share
});

test("the size of the batch does not change a bit of the forecasts or of their error", () => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [7] });
  const set = easySet({ length: 70 });
  const [whole, halves] = [70, 35].map((batch) => {
    const kernels = wasmKernels({ capacityBytes: 2 ** 24 });
    const parameters = kernels.allocate(network.layout.length);
    initialise(network.layout, parameters, { random: randomStream(1) });
    const predictor = new Predictor({ network, kernels, parameters, window: set.window, batch });
    return { forecasts: predictor.predict(set), error: predictor.measure(set, rmse) };
  });
  expect(halves).toEqual(whole);
});

test("a set scored at all steps, weighted and of unequal lengths is measured at the steps that are there, batches or not", () => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [4] });
  const easy = easySet({ length: 21 });
  const lengths = Uint32Array.from({ length: 21 }, (_, k) => 1 + (k % 4));
  const weights = Float32Array.from({ length: 21 }, (_, k) => k % 3);
  const set = { ...easy, scored: "all", lengths, weights } as const;
  const kernels = referenceKernels({ precision: "float64" });
  const parameters = kernels.allocate(network.layout.length);
  initialise(network.layout, parameters, { random: randomStream(1) });
  const options = { network, kernels, parameters, window: 4, scored: "all", hasLengths: true } as const;
  const [whole, parts] = [21, 5].map((batch) => new Predictor({ ...options, batch }).measure(set, rmse));
  let total = 0;
  let weight = 0;
  for (let k = 0; k < set.length; k++) {
    // The outputs at step t are those of the window that ends there.
    for (let t = 4 - lengths[k]!; t < 4; t++) {
      const [output] = predict(
        network,
        parameters,
        {
          ...set,
          length: 1,
          window: t + 1,
          starts: set.starts.slice(k, k + 1),
          lengths: Uint32Array.of(t + 1 - (4 - lengths[k]!)),
        },
        { kernels },
      );
      total += weights[k]! * (output! - set.targets[set.starts[k]! + t]!) ** 2;
      weight += weights[k]!;
    }
  }
  expect(whole).toBeCloseTo(Math.sqrt(total / weight), 6);
  expect(parts).toBeCloseTo(whole!, 14);
});
