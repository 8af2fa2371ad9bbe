import { describe, expect, test } from "vitest";
import golden from "../../test/golden/matrix-optimizers.json" with { type: "json" };
import { randomStream } from "../core/numeric/random.js";
import type { Kernels } from "../kernels/contract.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { layoutOf, type ParameterLayout } from "../params/layout.js";
import { scaleByMuon } from "./muon.js";
import { scaleBySoap } from "./soap.js";
import type { Transform } from "./transform.js";

const { U, V, W, a } = golden.shapes;
const goldenLayout = layoutOf([
  {
    name: "layer",
    slices: [
      { name: "U", shape: U, scale: 1, role: "input" },
      { name: "V", shape: V, scale: 1, role: "recurrent" },
    ],
  },
  {
    name: "readout",
    slices: [
      { name: "W", shape: W, scale: 1, role: "readout" },
      { name: "b", shape: a, scale: 1, role: "bias" },
    ],
  },
]);

const wasm = () => wasmKernels({ capacityBytes: 2 ** 21 });
/** An engine from outside that knows nothing of matrices. */
const withoutMatrix = (): Kernels => {
  const { matrix: _, ...rest } = wasm();
  return rest;
};

interface Walk {
  readonly kernels: Kernels;
  readonly layout?: ParameterLayout;
}

/** The update that a transform makes of each gradient. */
function updates(
  transform: Transform,
  gradients: readonly ArrayLike<number>[],
  { kernels, layout = goldenLayout }: Walk,
) {
  const step = transform.plan({ kernels, layout });
  const gradient = kernels.allocate(layout.length);
  const parameters = kernels.allocate(layout.length);
  return gradients.map((values, n) => {
    gradient.set(values);
    step.apply({ gradient, parameters, step: n + 1, learningRate: 0.1 });
    return [...gradient];
  });
}

function expectClose(found: number[][], expected: number[][], tolerance: number): void {
  found.forEach((row, n) => {
    row.forEach((value, k) => {
      expect(Math.abs(value - expected[n]![k]!), `step ${n + 1}, entry ${k}`).toBeLessThan(tolerance);
    });
  });
}

const goldenRuns = [
  ...golden.muon.map((run) => ({ ...run, name: "muon", transform: scaleByMuon(run.options) })),
  ...golden.soap.map((run) => ({ ...run, name: "soap", transform: scaleBySoap(run.options) })),
];

describe.each<[string, () => Kernels, number]>([
  ["the float64 reference engine to 1e-10", () => referenceKernels({ precision: "float64" }), 1e-10],
  ["the float32 reference engine to 1e-5", () => referenceKernels(), 1e-5],
  ["the wasm engine to 1e-5", wasm, 1e-5],
  ["an engine without matrix kernels to 1e-5", withoutMatrix, 1e-5],
])("numpy's updates and %s", (_name, make, tolerance) => {
  test.each(goldenRuns)("agree over 15 gradients: $name $options", ({ transform, updates: expected }) => {
    expectClose(updates(transform, golden.gradients, { kernels: make() }), expected, tolerance);
  });
});

/** The layout of one layer of those sizes and a readout. */
function layoutOfSizes([I, H, O]: readonly [number, number, number]): ParameterLayout {
  return layoutOf([
    {
      name: "layer",
      slices: [
        { name: "U", shape: [H, I], scale: 1, role: "input" },
        { name: "V", shape: [H, H], scale: 1, role: "recurrent" },
        { name: "a", shape: [H], scale: 1, role: "bias" },
      ],
    },
    { name: "readout", slices: [{ name: "W", shape: [O, H], scale: 1, role: "readout" }] },
  ]);
}

const made: Readonly<Record<string, (row: Float64Array, columns: number) => void>> = {
  "any numbers": () => {},
  "0": (row) => {
    row.fill(0);
  },
  "rank 1": (row, columns) => {
    for (let k = columns; k < row.length; k++) row[k] = row[k % columns]! * (1 + Math.floor(k / columns));
  },
  "1e-20": (row) => {
    for (let k = 0; k < row.length; k++) row[k]! *= 1e-20;
  },
};

/** 12 gradients, every tensor of them of one kind. */
function gradientsOf({ length, slices }: ParameterLayout, change: (row: Float64Array, columns: number) => void) {
  const random = randomStream(length);
  return Array.from({ length: 12 }, () => {
    const row = Float64Array.from({ length }, () => random.normal());
    for (const { offset, length: size, shape } of slices) change(row.subarray(offset, offset + size), shape.at(-1)!);
    return row;
  });
}

describe.each([
  ["muon", scaleByMuon()],
  ["soap", scaleBySoap()],
])("%s", (name, transform) => {
  const longest = name === "muon" ? 1.3 : 4.5; // about 1, and what Adam's step can be: 1 / sqrt(1 - beta2)

  test.each(Object.entries(made))(
    "keeps its updates finite and no longer than they can be, gradients: %s",
    (_kind, change) => {
      const sizes = [
        [1, 1, 1],
        [3, 1, 2],
        [1, 5, 1],
        [7, 5, 3],
        [8, 32, 1],
      ] as const;
      for (const layout of sizes.map(layoutOfSizes)) {
        for (const make of [referenceKernels, wasm, withoutMatrix]) {
          for (const row of updates(transform, gradientsOf(layout, change), { kernels: make(), layout })) {
            for (const { offset, length, shape } of layout.slices) {
              const norm = Math.hypot(...row.slice(offset, offset + length));
              expect(norm).toBeLessThanOrEqual(longest * Math.sqrt(shape[0]! * (shape[1] ?? 1)));
            }
          }
        }
      }
    },
  );

  test("gives NaN for a gradient with NaN, at once and from then on", () => {
    const layout = layoutOfSizes([3, 16, 1]);
    for (const make of [referenceKernels, wasm]) {
      const given = gradientsOf(layout, () => {});
      given[4]![layout.slices[1]!.offset] = Number.NaN;
      const found = updates(transform, given, { kernels: make(), layout });
      expect(found.map((row) => row.some(Number.isNaN))).toEqual(given.map((_, n) => n >= 4));
    }
  });

  test("saved after any step and put back goes on with the same bits", () => {
    const given = gradientsOf(goldenLayout, () => {});
    for (const make of [() => referenceKernels({ precision: "float64" }), wasm]) {
      const whole = updates(transform, given, { kernels: make() });
      for (const cut of [1, 5, 6, 7]) {
        const kernels = make();
        const gradient = kernels.allocate(goldenLayout.length);
        const parameters = kernels.allocate(goldenLayout.length);
        const apply = (step: ReturnType<Transform["plan"]>, n: number) => {
          gradient.set(given[n]!);
          step.apply({ gradient, parameters, step: n + 1, learningRate: 0.1 });
          return [...gradient];
        };
        const first = transform.plan({ kernels, layout: goldenLayout });
        for (let n = 0; n < cut; n++) apply(first, n);
        const second = transform.plan({ kernels, layout: goldenLayout });
        for (const [k, array] of first.state.entries()) second.state[k]!.set(array);
        for (let n = cut; n < given.length; n++) expect(apply(second, n), `cut after ${cut}`).toEqual(whole[n]);
      }
    }
  });
});

test("soap's first gradient moves nothing; muon's moves every hidden direction by about the learning rate", () => {
  const { slices } = goldenLayout;
  const first = (transform: Transform) => updates(transform, golden.gradients, { kernels: wasm() })[0]!;
  expect(first(scaleBySoap()).every((value) => value === 0)).toBe(true);
  const { offset, length } = slices[1]!;
  const v = first(scaleByMuon()).slice(offset, offset + length);
  expect(Math.hypot(...v)).toBeGreaterThan(0.68 * Math.sqrt(V[0]!));
  expect(Math.hypot(...v)).toBeLessThan(1.14 * Math.sqrt(V[0]!));
});

test("muon looks at the roles of tensors: a readout of the same shape goes by adam", () => {
  const alike = (role: "recurrent" | "readout") =>
    layoutOf([{ name: "only", slices: [{ name: "M", shape: [3, 3], scale: 1, role }] }]);
  const given = [golden.gradients[0]!.slice(0, 9)];
  const found = updates(scaleByMuon(), given, { kernels: wasm(), layout: alike("readout") })[0]!;
  for (const [k, value] of found.entries()) expect(value).toBeCloseTo(Math.sign(given[0]![k]!), 4);
  expect(updates(scaleByMuon(), given, { kernels: wasm(), layout: alike("recurrent") })[0]).not.toEqual(found);
});

test("options outside their range are refused with the value", () => {
  expect(() => scaleByMuon({ decay: 1 })).toThrow(/scaleByMuon: `decay` must be a number in \[0, 1\), got 1\./);
  expect(() => scaleByMuon({ restFactor: 0 })).toThrow(
    /scaleByMuon: `restFactor` must be a finite number > 0, got 0\./,
  );
  expect(() => scaleBySoap({ renewEvery: 0 })).toThrow(/scaleBySoap: `renewEvery` must be an integer >= 1, got 0\./);
  expect(() => scaleBySoap({ beta2: 1 })).toThrow(/scaleBySoap: `beta2` must be a number in \[0, 1\), got 1\./);
});
