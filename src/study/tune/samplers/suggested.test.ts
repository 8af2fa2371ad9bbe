import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import type { SuggestContext } from "./contract.js";
import { samplers } from "./index.js";
import { suggested } from "./suggested.js";

const context: SuggestContext = {
  space: {
    "rate.learningRate": { low: 0.01, high: 1, scale: "log" },
    gain: { low: 0.5, high: 2, scale: "linear" },
  },
  trial: 0,
  trials: 2,
  history: [],
  random: randomStream(1),
};
const answering = (setting: unknown) => ({ name: "mine", usesHistory: false, suggest: () => setting as never });

test("a number for every place is taken as it is, the ends of the ranges included", () => {
  const setting = { "rate.learningRate": 0.01, gain: 2 };
  expect(suggested(answering(setting), context)).toBe(setting);
});

const rate = '"rate.learningRate" a number in [0.01, 1]';
test.each<readonly [what: string, setting: unknown, message: string]>([
  ["a place left out", { "rate.learningRate": 0.1 }, '"gain" a number in [0.5, 2], got nothing.'],
  ["NaN", { "rate.learningRate": Number.NaN, gain: 1 }, `${rate}, got NaN.`],
  ["a number below the range", { "rate.learningRate": 0.009, gain: 1 }, `${rate}, got 0.009.`],
  ["a number above the range", { "rate.learningRate": 1.1, gain: 1 }, `${rate}, got 1.1.`],
  ["Infinity", { "rate.learningRate": Number.POSITIVE_INFINITY, gain: 1 }, `${rate}, got Infinity.`],
  ["a number as text", { "rate.learningRate": "0.1", gain: 1 }, `${rate}, got "0.1".`],
  [
    "a place that is not in the space",
    { "rate.learningRate": 0.1, gain: 1, gian: 1 },
    'places of the space alone, got "gian". Did you mean "gain"?',
  ],
  ["no object", undefined, "an object of numbers by place, got undefined."],
])("%s is refused by the names of sampler and place", (_what, setting, message) => {
  expect(() => suggested(answering(setting), context)).toThrow(
    `sampler "mine": \`suggest\` must give ${message} Return one number for each place of \`space\``,
  );
});

test("every sampler of the registry stays inside ranges whose ends have more digits than it gives", () => {
  const space = {
    first: { low: 0.0123456, high: 0.0123499, scale: "log" },
    second: { low: 1.23456, high: 9.87654, scale: "linear" },
  } as const;
  for (const sampler of samplers.items)
    for (let trial = 0; trial < 50; trial++)
      expect(Object.keys(suggested(sampler, { ...context, space, trial, trials: 50 }))).toEqual(["first", "second"]);
});
