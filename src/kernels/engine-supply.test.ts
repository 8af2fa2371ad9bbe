import { expect, test } from "vitest";
import type { Kernels } from "./contract.js";
import { engineSupply } from "./engine-supply.js";
import { referenceKernels } from "./reference/index.js";

test("the engine that gave its name is the first one out; none is made for the name alone, and none given twice", () => {
  const made: Kernels[] = [];
  const engines = engineSupply(() => {
    made.push(referenceKernels());
    return made.at(-1)!;
  });
  expect(engines.name).toBe("reference-float32");
  for (const k of [0, 1]) expect(engines.next()).toBe(made[k]);
  expect(made).toHaveLength(2);
  expect(made[0]).not.toBe(made[1]);
});
