import { describe, expect, test } from "vitest";
import type { FloatArray } from "../../src/core/float-array.js";
import { randomStream } from "../../src/core/numeric/random.js";
import type { Kernels } from "../../src/kernels/contract.js";
import { referenceKernels } from "../../src/kernels/reference/index.js";
import { wasmKernels } from "../../src/kernels/wasm/index.js";
import { squared } from "../../src/loss/squared.js";
import { buildNetwork, type Network } from "../../src/network/build.js";
import { planPlain } from "../../src/objective/plain.js";
import golden from "../golden/pytorch-bidirectional.json" with { type: "json" };

type Tensors = Readonly<Record<string, readonly number[]>>;

/** PyTorch's order of gates. */
const GATES: Readonly<Record<string, readonly string[]>> = { elman: [""], gru: [..."rzn"], lstm: [..."ifgo"] };

const { lengths, inputSize } = golden;
const B = lengths.length;
const T = Math.max(...lengths);

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
])("PyTorch's bidirectional networks on packed sequences and %s", (_name, kernels, tolerance) => {
  test.each(networks)("loss, outputs and gradients of every tensor agree: $title", (given) => {
    const { cell, hiddenSizes, outputSize, scored, parameters: torch, expected } = given;
    const network = buildNetwork({ cell, inputSize, hiddenSizes, outputSize, bidirectional: true });
    const [parameters, gradient] = [kernels.allocate(network.layout.length), kernels.allocate(network.layout.length)];
    for (const { offset, values } of ours(network, torch, "values")) parameters.set(values, offset);
    const shape = { batch: B, steps: T, scored, hasLengths: true } as const;
    const random = randomStream(1);
    const pass = planPlain({ network, kernels, loss: squared, ...shape, parameters, gradient, random });
    pass.batch.lengths!.set(lengths);
    pass.batch.inputs.fill(Number.NaN);
    place(pass.batch.inputs, given.inputs, { width: inputSize, scored: "all" });
    place(pass.batch.targets, expected.targets, { width: outputSize, scored });
    expect(Math.abs(pass.differentiate(0) - expected.loss)).toBeLessThan(tolerance);
    const outputs = kernels.allocate(pass.batch.targets.length);
    const rows = place(outputs, expected.outputs, { width: outputSize, scored });
    for (const k of rows) expect(Math.abs(pass.pass.output.mean[k]! - outputs[k]!)).toBeLessThan(tolerance);
    for (const { name, offset, values } of ours(network, expected.gradient, "gradient")) {
      for (const [k, value] of values.entries()) {
        expect(Math.abs(gradient[offset + k]! - value), `${name}, entry ${k}`).toBeLessThan(tolerance);
      }
    }
  });
});

/** Writes sequence after sequence to (T, B, width), where they end together, or one row of each to (B, width); returns the places that are written. */
function place(
  into: FloatArray,
  rows: readonly number[],
  { width, scored }: { readonly width: number; readonly scored: "last" | "all" },
): number[] {
  const places = lengths.flatMap((L, b) =>
    scored === "last" ? [b] : Array.from({ length: L }, (_, t) => (T - L + t) * B + b),
  );
  const entries = places.flatMap((row) => Array.from({ length: width }, (_, k) => row * width + k));
  for (const [k, at] of entries.entries()) into[at] = rows[k]!;
  return entries;
}

/** Our tensors out of PyTorch's: a gate's rows of each. Where one bias stands for two, as values their sum, as gradients either of them. */
function ours({ layout, spec }: Network, torch: Tensors, of: "values" | "gradient") {
  const gates = GATES[spec.cell]!;
  return layout.slices.map(({ name, offset, length }) => {
    const [, at, own, direction = ""] = /^(.*\.)([A-Za-z]+)(_reverse)?$/.exec(name)!;
    if (at === "readout.") return { name, offset, values: torch[`${at}${own === "W" ? "weight" : "bias"}`]! };
    const gate = gates.indexOf(own!.slice(1));
    const part = (kind: string) => torch[`${at}${kind}_l0${direction}`]!.slice(gate * length, (gate + 1) * length);
    const isAlone = own === "an" || of === "gradient";
    const values = {
      U: () => part("weight_ih"),
      V: () => part("weight_hh"),
      b: () => part("bias_hh"),
      a: () => part("bias_ih").map((value, k) => (isAlone ? value : value + part("bias_hh")[k]!)),
    }[own![0]!]!();
    return { name, offset, values };
  });
}
