import fc from "fast-check";
import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { initialise } from "../initialisers/initialise.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { rmse } from "../metric/rmse.js";
import { buildNetwork } from "../network/build.js";
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
