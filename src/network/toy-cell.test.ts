import { expect, test } from "vitest";
import { plain } from "../objective/plain.js";
import { planSmall } from "../objective/testing/plan.js";
import { buildNetwork } from "./build.js";
import { cells } from "./cells/index.js";
import { multiplyAdds } from "./multiply-adds.js";
import { gated } from "./testing/gated.js";

cells.add(gated);

test("its plain step is its equations, written out, to 1e-14", () => {
  const { pass, parameters, network } = planSmall(plain(), {
    cell: gated.name,
    hiddenSizes: [1],
    outputSize: 1,
    batch: 1,
    steps: 3,
  });
  const [A, B, U, V, a, W, b] = network.layout.slices.map(({ offset }) => offset) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const p = parameters;
  let h = 0;
  for (let t = 0; t < 3; t++) {
    const [x, y] = pass.batch.inputs.subarray(2 * t, 2 * t + 2) as unknown as [number, number];
    const z = 1 / (1 + Math.exp(-(p[A]! * x + p[A + 1]! * y + p[B]! * h)));
    const n = Math.tanh(p[U]! * x + p[U + 1]! * y + p[V]! * z * h + p[a]!);
    h = z * h + (1 - z) * n;
  }
  expect(pass.evaluate(0)).toBeCloseTo((p[W]! * h + p[b]! - pass.batch.targets[0]!) ** 2, 14);
});

test("counts its multiply-adds from its tensors", () => {
  const network = buildNetwork({ cell: gated.name, inputSize: 2, hiddenSizes: [3] });
  expect(multiplyAdds(network)).toBe(2 * (2 * 6 + 2 * 9 + 3) + 2 * 9);
});
