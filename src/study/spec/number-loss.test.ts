import { expect, test } from "vitest";
import { metricForLoss, parseNumberLoss } from "./number-loss.js";

test.each([
  ["squared", { name: "squared" }, "rmse"],
  ["huber", { name: "huber" }, "mae"],
  [" huber:0.5 ", { name: "huber", delta: 0.5 }, "mae"],
  ["quantile:0.9", { name: "quantile", tau: 0.9 }, "quantile:0.9"],
  ["quantile:.05", { name: "quantile", tau: 0.05 }, "quantile:0.05"],
  ["quantile:0.1, 0.5,0.9", { name: "quantile", tau: [0.1, 0.5, 0.9] }, "quantile:0.1,0.5,0.9"],
  ["quantile:1e-7", { name: "quantile", tau: 1e-7 }, "quantile:1e-7"],
])("%s is a loss, judged in the target's unit by its own metric", (text, loss, metric) => {
  expect(parseNumberLoss(text, "--loss")).toEqual(loss);
  expect(metricForLoss(loss)).toMatchObject({ name: metric, unit: "target", direction: "lower" });
});

test.each([
  ["hubr", '--loss must be like squared, huber:1, quantile:0.9, got "hubr". Did you mean "huber"?'],
  ["squared:1", '--loss squared takes no number, got "squared:1". Give squared.'],
  [
    "quantile",
    '--loss quantile needs one number, or several with commas between them, ascending, got "quantile". Give e.g. quantile:0.9.',
  ],
  ["quantile:", 'got "quantile:". Give e.g. quantile:0.9.'],
  ["quantile:90", "`tau` must be a number > 0 and < 1, got 90"],
  ["quantile:0.1:0.9", "--loss must be like"],
  ["quantile:0.1,,0.9", 'got "quantile:0.1,,0.9". Give e.g.'],
  ["quantile:0.1,x", 'got "quantile:0.1,x". Give e.g.'],
  ["quantile:0.5,0.1", "`tau` must be in ascending order, got [0.5, 0.1]. Give e.g. [0.1, 0.5, 0.9]."],
  ["quantile:0.1,0.1", "`tau` must be all different, got [0.1, 0.1]"],
  ["quantile:0.1,1", "`tau` must be numbers > 0 and < 1, got [0.1, 1]"],
  ["huber:1,2", 'needs one number, got "huber:1,2"'],
  ["huber:0", "`delta` must be a number > 0, got 0"],
  ["softmax-cross-entropy", "--loss must be like"],
])("%s is refused with what it must be", (text, message) => {
  expect(() => parseNumberLoss(text, "--loss")).toThrow(message);
});

test("a choice in code is looked at as a text is: several quantiles, one, none, and some that are none", () => {
  expect(metricForLoss({ name: "quantile", tau: [0.2, 0.8] }).name).toBe("quantile:0.2,0.8");
  expect(metricForLoss({ name: "quantile" }).name).toBe("quantile:0.5");
  expect(() => metricForLoss({ name: "quantile", tau: [] })).toThrow("`tau` must be one quantile or more, got []");
  expect(() => metricForLoss({ name: "quantile", tau: 90 })).toThrow("`tau` must be a number > 0 and < 1, got 90");
  expect(() => metricForLoss({ name: "quantile", tau: ["a"] })).toThrow("`tau` must be");
});

test("a loss of classes has no metric of numbers", () => {
  expect(() => metricForLoss({ name: "binary-cross-entropy" })).toThrow(
    "must be one of numbers, squared, huber, quantile",
  );
});
