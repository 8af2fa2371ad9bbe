import { describe, expect, test } from "vitest";
import type { FloatArray } from "../../src/core/float-array.js";
import { randomStream } from "../../src/core/numeric/random.js";
import type { Kernels } from "../../src/kernels/contract.js";
import { referenceKernels } from "../../src/kernels/reference/index.js";
import { wasmKernels } from "../../src/kernels/wasm/index.js";
import { squared } from "../../src/loss/squared.js";
import { buildNetwork, type Network } from "../../src/network/build.js";
import { planPlain } from "../../src/objective/plain.js";
import golden from "../golden/pytorch-gated.json" with { type: "json" };

type Tensors = Readonly<Record<string, readonly number[]>>;

/** PyTorch's order of gates. */
const GATES: Readonly<Record<string, string>> = { gru: "rzn", lstm: "ifgo" };

const networks = golden.networks.flatMap(({ passes, ...network }) =>
  passes.map(({ scored, ...expected }) => ({
    ...network,
    parameters: network.parameters as unknown as Tensors,
    scored: scored as "last" | "all",
    title: `${network.cell} of ${network.hiddenSizes.join(" and ")} units, ${scored === "all" ? "all steps" : "the last step"} scored`,
    expected: { ...expected, gradient: expected.gradient as unknown as Tensors },
  })),
);

describe.each<[string, Kernels, number]>([
  ["the float64 reference engine to 1e-10", referenceKernels({ precision: "float64" }), 1e-10],
  ["the wasm float32 engine to 1e-5", wasmKernels({ capacityBytes: 2 ** 20 }), 1e-5],
])("PyTorch's gated networks and %s", (_name, kernels, tolerance) => {
  test.each(networks)("loss, outputs and gradients of every tensor agree: $title", (given) => {
    const { cell, hiddenSizes, outputSize, scored, parameters: torch, expected } = given;
    const network = buildNetwork({ cell, inputSize: golden.inputSize, hiddenSizes, outputSize });
    const [parameters, gradient] = [kernels.allocate(network.layout.length), kernels.allocate(network.layout.length)];
    for (const { name, offset, values } of ours(network, torch)) {
      expect(values, name).not.toContain(undefined);
      parameters.set(values, offset);
    }
    const shape = { batch: golden.batch, steps: golden.steps, scored } as const;
    const random = randomStream(1);
    const pass = planPlain({ network, kernels, loss: squared, ...shape, parameters, gradient, random });
    pass.batch.inputs.set(given.inputs);
    pass.batch.targets.set(expected.targets);
    expect(Math.abs(pass.differentiate(0) - expected.loss)).toBeLessThan(tolerance);
    expectClose(pass.pass.output.mean, expected.outputs, { tolerance, name: "outputs" });
    for (const { name, offset, length, values } of ours(network, expected.gradient, "gradient")) {
      expectClose(gradient.subarray(offset, offset + length), values, { tolerance, name });
    }
  });
});

/** Our tensors out of PyTorch's: a gate's rows of each. Where one bias stands for two, as values their sum, as gradients either of them. */
function ours({ layout, spec }: Network, torch: Tensors, of: "values" | "gradient" = "values") {
  return layout.slices.map(({ name, offset, length }) => {
    const own = name.slice(name.lastIndexOf(".") + 1);
    const at = name.slice(0, -own.length);
    if (at === "readout.") return { name, offset, length, values: torch[`${at}${own === "W" ? "weight" : "bias"}`]! };
    const gate = GATES[spec.cell]!.indexOf(own[1]!);
    const part = (kind: string) => torch[`${at}${kind}_l0`]!.slice(gate * length, (gate + 1) * length);
    const values = {
      U: () => part("weight_ih"),
      V: () => part("weight_hh"),
      b: () => part("bias_hh"),
      a: () =>
        own === "an" || of === "gradient"
          ? part("bias_ih")
          : part("bias_ih").map((value, k) => value + part("bias_hh")[k]!),
    }[own[0]!]!();
    return { name, offset, length, values };
  });
}

function expectClose(
  found: FloatArray,
  expected: readonly number[],
  { tolerance, name }: { readonly tolerance: number; readonly name: string },
): void {
  expect(found.length, name).toBe(expected.length);
  for (let k = 0; k < expected.length; k++) {
    expect(Math.abs(found[k]! - expected[k]!), `${name}, entry ${k}`).toBeLessThan(tolerance);
  }
}
