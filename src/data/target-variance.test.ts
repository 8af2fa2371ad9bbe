import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { targetVariance } from "./target-variance.js";
import { addingTask } from "./tasks/adding.js";

test("the variance of the adding problem's targets, which are scaled to 1", () => {
  const { train } = addingTask({ length: 5, train: 20_000, validation: 1, test: 1, stream: randomStream(1) });
  expect(targetVariance(train)).toBeCloseTo(1, 1);
});

test("windows count by their weights, and those of weight 0 not at all", () => {
  const { train } = addingTask({ length: 5, train: 3, validation: 1, test: 1, stream: randomStream(1) });
  const targets = train.targets.fill(Number.NaN);
  for (const [k, value] of [1, 3].entries()) targets[train.starts[k]! + train.targetOffsets[0]!] = value;
  const weighted = { ...train, weights: Float32Array.of(3, 1, 0) };
  expect(targetVariance(weighted)).toBeCloseTo(0.75, 6); // mean 1.5, (3 * .25 + 2.25) / 4
});
