import { expect, test } from "vitest";
import type { Cell } from "../../network/cell.js";
import { elman } from "../../network/cells/elman.js";
import { gru } from "../../network/cells/gru.js";
import { lstm } from "../../network/cells/lstm.js";
import { activations } from "../../smoothing/index.js";
import { FORMS, noNoise } from "../contract.js";
import { referenceKernels } from "../reference/index.js";
import { wasmKernels } from "./index.js";

test("arrays stay attached while many passes are planned after them", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 26 });
  const first = kernels.allocate(8).fill(3);
  for (let k = 0; k < 50; k++) kernels.allocate(10_000);
  expect([...first]).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
});

test("too little memory is an error that says how much was asked for and how much is left", () => {
  const kernels = wasmKernels({ capacityBytes: 65_536 });
  expect(() => kernels.allocate(20_000)).toThrow(/asked for 80000 bytes with 64448 left.*capacityBytes/s);
});

test("an array of another engine is refused by name", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 20 });
  const stranger = referenceKernels().allocate(4);
  expect(() => kernels.vector.scale(stranger, 2)).toThrow("vector: `x` must come from `allocate` of the same engine");
});

test("what a lease gives back is handed out again, zeroed, and the lease hands out nothing more", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 20 });
  const own = kernels.allocate(100).fill(1);
  const lease = kernels.lease!();
  const leased = lease.kernels.allocate(1000).fill(2);
  lease.release();
  expect(() => lease.kernels.allocate(1)).toThrow("the engine's lease must not have ended");
  const again = kernels.allocate(1000);
  expect(again.byteOffset).toBe(leased.byteOffset);
  expect(again.every((value) => value === 0)).toBe(true);
  expect(own.every((value) => value === 1)).toBe(true);
});

test("a lease's passes take arrays of the engine itself, and those of an activation without a kernel are forgotten with it", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 22 });
  const parameters = kernels.allocate(2 * 4).fill(0.5);
  const sizes = { batch: 1, steps: 2, inputSize: 1, hiddenSize: 2 };
  const made = {
    cell: elman,
    form: "plain",
    emit: "last",
    below: null,
    lengths: null,
    sequenceWeights: null,
    ...sizes,
  } as const;
  for (const name of ["sign", "tanh", "sign"]) {
    const lease = kernels.lease!();
    const pass = lease.kernels.recurrent({ ...made, activation: activations.get(name) });
    pass.input.mean.fill(1);
    pass.forward(parameters, noNoise(3));
    const first = activations.get(name).value(1);
    expect(pass.output.mean[1]).toBeCloseTo(activations.get(name).value(1 + first), 5);
    lease.release();
  }
});

test.each<[string, Cell]>([gru, lstm].map((cell) => [cell.name, cell]))(
  "a lease of %s gives back all of its memory, and gives the same bits in it again",
  (_name, cell) => {
    const kernels = wasmKernels({ capacityBytes: 2 ** 22 });
    const sizes = { batch: 9, steps: 3, inputSize: 2, hiddenSize: 5 };
    const slices = cell.slices(sizes);
    const length = slices.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
    const shared = { cell, emit: "last", below: null, lengths: null, sequenceWeights: null, ...sizes } as const;
    const results: number[][] = [];
    const places = new Set<number>();
    for (const form of FORMS) {
      for (const name of ["sign", "tanh", "sign"]) {
        const lease = kernels.lease!();
        const pass = lease.kernels.recurrent({ ...shared, form, activation: activations.get(name) });
        const parameters = lease.kernels.allocate(length).fill(0.1);
        pass.input.mean.fill(1);
        pass.outputGradient.mean.fill(1);
        pass.forward(parameters, { unit: 0.1, slices: new Float64Array(slices.length).fill(0.01) });
        const gradient = lease.kernels.allocate(length);
        pass.backward(parameters, gradient, { penaltyWeight: 0.1, depth: 3 });
        results.push([...pass.output.mean, ...gradient]);
        places.add(pass.input.mean.byteOffset);
        lease.release();
      }
      expect(results.at(-1)).toEqual(results.at(-3));
    }
    expect(places.size).toBe(1);
  },
);
