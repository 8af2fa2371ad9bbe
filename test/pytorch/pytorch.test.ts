import { describe, expect, test } from "vitest";
import type { Kernels } from "../../src/kernels/contract.js";
import { referenceKernels } from "../../src/kernels/reference/index.js";
import { wasmKernels } from "../../src/kernels/wasm/index.js";
import golden from "../golden/pytorch-elman.json" with { type: "json" };
import { type GoldenNetwork, planEngine, type Tensors, transforms, walk } from "./engine.js";

const reference = referenceKernels({ precision: "float64" });

const networks = golden.networks.flatMap(({ passes, ...network }) =>
  passes.map(({ scored, targets, loss: value, outputs, gradient }) => ({
    title: `${network.hiddenSizes.join(" and ")} units, ${scored === "all" ? "all steps" : "the last step"} scored`,
    description: {
      ...network,
      scored: scored as "last" | "all",
      targets,
      loss: "squared",
      lossOptions: {},
    } satisfies GoldenNetwork,
    value,
    outputs,
    gradient: gradient as Tensors,
  })),
);

describe.each<[string, Kernels, number]>([
  ["the float64 reference engine to 1e-10", reference, 1e-10],
  ["the wasm float32 engine to 1e-5", wasmKernels({ capacityBytes: 2 ** 20 }), 1e-5],
])("PyTorch's Elman network and %s", (_name, kernels, tolerance) => {
  test.each(networks)("loss, outputs and gradients of every tensor agree: $title", (expected) => {
    const engine = planEngine(kernels, expected.description);
    expect(Math.abs(engine.differentiate() - expected.value)).toBeLessThan(tolerance);
    expectClose({ outputs: engine.outputs() }, { outputs: expected.outputs }, tolerance);
    expectClose(engine.tensors(engine.gradient), expected.gradient, tolerance);
  });
});

const runs = golden.losses.map((run) => ({ ...run, title: `${run.loss} ${JSON.stringify(run.options)}` }));

test.each(runs)("ten steps on $title give PyTorch's losses and parameters to 1e-9", (run) => {
  const engine = planEngine(reference, { ...run, scored: "last", parameters: run.before, lossOptions: run.options });
  const losses = run.losses.map(() => {
    const value = engine.differentiate();
    reference.vector.addScaled(engine.parameters, engine.gradient, -run.learningRate);
    return value;
  });
  expectClose({ losses }, { losses: run.losses }, 1e-9);
  expectClose(engine.tensors(engine.parameters), run.after, 1e-9);
});

test("every optimiser that PyTorch ran is compared", () => {
  expect(Object.keys(transforms).sort()).toEqual(golden.optimizers.runs.map(({ name }) => name).sort());
});

test.each(Object.entries(transforms))("ten steps of %s go PyTorch's way to 1e-9", (name, transform) => {
  const { parameters: from, gradients, runs } = golden.optimizers;
  const { learningRate, trajectory } = runs.find((run) => run.name === name)!;
  const walked = walk(transform, reference, { from, gradients, learningRate });
  const steps = (rows: readonly number[][]) => Object.fromEntries(rows.map((row, n) => [`step ${n + 1}`, row]));
  expectClose(steps(walked), steps(trajectory), 1e-9);
});

/** Every array, entry by entry; a missing or additional one fails. */
function expectClose(
  found: Readonly<Record<string, ArrayLike<number>>>,
  expected: Readonly<Record<string, ArrayLike<number>>>,
  tolerance: number,
): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, values] of Object.entries(expected)) {
    const got = found[name]!;
    expect(got.length, name).toBe(values.length);
    for (let k = 0; k < values.length; k++) {
      expect(Math.abs(got[k]! - values[k]!), `${name}, entry ${k}`).toBeLessThan(tolerance);
    }
  }
}
