import { expect, test } from "vitest";
import { GradusError } from "../../../core/errors.js";
import { windowsOf } from "../compute/training-case.js";
import { untrainable } from "./untrainable.js";

const usual = Float64Array.from({ length: 300 }, (_, k) => Math.sin(k / 4));
const withOne = (value: number, at = 20) => Float64Array.from(usual, (one, k) => (k === at ? value : one));
const windows = (values: Float64Array) => () => windowsOf({ values, optimizer: "sgd", gain: 1 });

test.each([
  ["of order 1e308", Float64Array.from(usual, (value) => 1e308 * value), "large"],
  ["with one of 1e308", withOne(1e308), "large"],
  ["with one of -1e20", withOne(-1e20), "far"],
  ["with two far ones", withOne(-1e20).fill(1e19, 30, 31), "far"],
  ["with one of 1e20 where they are tested", withOne(1e20, 290), "far"],
])("numbers %s, of which no windows can be made, are told", (_, values, why) => {
  expect(untrainable(values)?.why).toBe(why);
  expect(windows(values)).toThrow(GradusError);
});

test.each([
  ["usual ones", usual],
  ["large ones", Float64Array.from(usual, (value) => 1e200 * value)],
  ["with a spike", withOne(1000)],
  ["of zeros and one other", new Float64Array(300).fill(7, 5, 6)],
])("%s are none", (_, values) => {
  expect(untrainable(values)).toBeNull();
  expect(windows(values)).not.toThrow();
});
