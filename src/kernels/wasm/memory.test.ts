import { expect, test } from "vitest";
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
