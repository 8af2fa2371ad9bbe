import { expect, test } from "vitest";
import type { FloatArray } from "../../core/float-array.js";
import { randomStream } from "../../core/numeric/random.js";
import { type CopyPlan, copyRows } from "../copied-rows.js";
import { wasmKernels } from "./index.js";
import { availableBuilds } from "./module.js";

test.each(availableBuilds())("%s copies rows, in reverse and added too, to the bits of the loops", (build) => {
  const kernels = wasmKernels({ build, capacityBytes: 2 ** 22 });
  const random = randomStream(1);
  const [batch, steps] = [3, 5];
  for (const count of [1, 4, 7, 12]) {
    for (const isReversed of [false, true]) {
      for (const isAdded of [false, true]) {
        for (const L of [null, [5, 2, 0], [3, 1, 3]]) {
          const drawn = (length: number) => kernels.allocate(length).map(() => random.normal());
          const allocated = (values: ArrayLike<number>) => {
            const array = kernels.allocate(values.length);
            array.set(values);
            return array;
          };
          const width = { from: count + 1, into: 2 * count };
          const source = allocated(drawn(batch * steps * width.from));
          const before = drawn(batch * steps * width.into);
          const plan = (values: FloatArray): CopyPlan => ({
            ...{ batch, steps, count, isReversed, isAdded, lengths: L && allocated(L) },
            from: { values: source, width: width.from, column: 1 },
            into: { values, width: width.into, column: count },
          });
          const [fast, slow] = [allocated(before), allocated(before)];
          kernels.rowCopy!(plan(fast))();
          copyRows(plan(slow));
          expect(fast).toEqual(slow);
          expect(fast).not.toEqual(before);
        }
      }
    }
  }
});
