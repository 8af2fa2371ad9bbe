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

test("windows of another shape than planned, and sets that cannot be, are refused by their names", () => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [3] });
  const set = easySet({ length: 5 });
  const parameters = new Float64Array(network.layout.length);
  const predictor = new Predictor({ network, kernels: referenceKernels(), parameters, window: set.window });
  const ofPlan = (change: object) => () => predictor.predict({ ...set, ...change });
  expect(ofPlan({ window: 3 })).toThrow("Predictor.predict: `inputs.window` must be 4, as planned, got 3.");
  expect(ofPlan({ lengths: new Uint32Array(5).fill(2) })).toThrow("Plan the predictor with `hasLengths: true`.");
  expect(ofPlan({ starts: new Uint32Array(5).fill(99) })).toThrow("Predictor.predict: `inputs.starts` must leave");
  expect(() => predictor.predict(set, new Float32Array(4))).toThrow(
    "`into` must be a list or typed array of 5 numbers",
  );
  expect(() => predictor.measure({ ...set, scored: "all" }, rmse)).toThrow(
    'Predictor.measure: `set.scored` must be "last", as planned, got "all".',
  );
  expect(() => predictor.measure({ ...set, weights: new Float32Array(2) }, rmse)).toThrow(
    "`set.weights` must hold one",
  );
  const untyped = { ...set, weights: undefined } as object as typeof set;
  expect(() => predictor.measure(untyped, rmse)).toThrow(
    "Predictor.measure: `set.weights` must be a Float32Array, or null",
  );
  expect(() => predict(network, parameters, { ...set, lengths: new Uint32Array(5) })).toThrow(
    "predict: `inputs.lengths` must be whole numbers from 1 to 4, got 0 at 0.",
  );
});
