import { expect, test } from "vitest";
import { partOf } from "../../data/linear/part.js";
import { rowProducts } from "../../data/linear/products.js";
import { unevenLengths, unevenWeights } from "../../data/testing.js";
import type { WindowSet } from "../../data/window-set.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { selectKernels } from "../../kernels/select.js";
import { floatProducts } from "./float-products.js";
import { seriesSet } from "./testing/linear-series.js";

const set = seriesSet({ inputSize: 3, columns: 2 });
const engines = [
  { engine: "reference", kernels: referenceKernels({ precision: "float64" }), bound: 1e-12 },
  { engine: "wasm", kernels: selectKernels({ engine: "wasm" }).kernels, bound: 1e-6 },
];

test.each(
  engines.flatMap((engine) => [
    { ...engine, of: "series", windows: set },
    { ...engine, of: "a series of one input", windows: seriesSet({ inputSize: 1 }) },
    { ...engine, of: "more horizons than features", windows: seriesSet({ inputSize: 1, horizons: 30 }) },
    { ...engine, of: "all steps", windows: { ...set, scored: "all" } as WindowSet },
    {
      ...engine,
      of: "weights and lengths",
      windows: { ...set, weights: unevenWeights(set), lengths: unevenLengths(set) },
    },
  ]),
)(
  "products of $of by $engine are those in double precision, to $bound of the weight",
  ({ kernels, bound, windows }) => {
    const part = partOf(windows);
    const [fast, plain] = [floatProducts(windows, part, kernels), rowProducts(windows, part)];
    const n = Math.sqrt(plain.gram.length);
    expect(fast.weight).toBe(plain.weight);
    for (const name of ["gram", "cross"] as const) {
      plain[name].forEach((value, at) => {
        if (name === "gram" && at % n > Math.floor(at / n)) return; // the upper half
        expect(Math.abs(fast[name][at]! - value), `${name} ${at}`).toBeLessThan(bound * plain.weight);
      });
    }
  },
);
