import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/core/numeric/random.js";
import type { Kernels } from "../../src/kernels/contract.js";
import { referenceKernels } from "../../src/kernels/reference/index.js";
import { wasmKernels } from "../../src/kernels/wasm/index.js";
import { squared } from "../../src/loss/squared.js";
import { buildNetwork } from "../../src/network/build.js";
import { planPlain } from "../../src/objective/plain.js";
import golden from "../golden/pytorch-mlp.json" with { type: "json" };

describe.each<[string, Kernels, number]>([
  ["the float64 reference engine to 1e-10", referenceKernels({ precision: "float64" }), 1e-10],
  ["the wasm float32 engine to 1e-5", wasmKernels({ capacityBytes: 2 ** 20 }), 1e-5],
])("PyTorch's feedforward networks and %s", (_name, kernels, tolerance) => {
  test.each(golden.networks)("loss, outputs and gradients of every tensor agree: $hiddenSizes units", (given) => {
    const { hiddenSizes, parameters: torch } = given;
    const { batch, steps, inputSize, outputSize } = golden;
    const network = buildNetwork({ cell: "mlp", inputSize, hiddenSizes, outputSize, window: steps });
    const { slices, length } = network.layout;
    const [parameters, gradient] = [kernels.allocate(length), kernels.allocate(length)];
    for (const [k, { offset }] of slices.entries()) parameters.set(torch[k]!, offset);
    const random = randomStream(1);
    const shape = { batch, steps, scored: "last" } as const;
    const pass = planPlain({ network, kernels, loss: squared, ...shape, parameters, gradient, random });
    pass.batch.inputs.set(given.inputs);
    pass.batch.targets.set(given.targets);
    expect(Math.abs(pass.differentiate(0) - given.loss)).toBeLessThan(tolerance);
    const close = (found: ArrayLike<number>, expected: readonly number[], name: string) => {
      expect(found.length, name).toBe(expected.length);
      for (const [k, value] of expected.entries()) expect(Math.abs(found[k]! - value), name).toBeLessThan(tolerance);
    };
    close(pass.pass.output.mean, given.outputs, "outputs");
    for (const [k, { name, offset, length: size }] of slices.entries()) {
      close(gradient.subarray(offset, offset + size), given.gradient[k]!, name);
    }
  });
});
