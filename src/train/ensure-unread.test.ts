import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import type { WindowSet } from "../data/window-set.js";
import { buildNetwork } from "../network/build.js";
import { adam } from "../optim/recipes.js";
import { train } from "./train.js";

/** Sequences of 3 to 6 random numbers, each step asked for the number `ahead` steps after it where the sequence goes on, else 0. */
function nextNumbers(length: number, { seed = 1, asAhead = false }): WindowSet {
  const window = 6;
  const random = randomStream(seed);
  const inputs = new Float32Array((length + 1) * window);
  const targets = new Float32Array((length + 1) * window);
  for (let k = 0; k < length * window; k++) inputs[k] = random.normal();
  for (let k = 0; k < length * window; k++) targets[k] = k % window === window - 1 ? 0 : inputs[k + 1]!;
  return {
    ...{ length, window, inputs, inputSize: 1, targets, targetSize: 1, outputSize: 1, weights: null, scored: "all" },
    targetOffsets: [asAhead ? window : window - 1],
    starts: Uint32Array.from({ length }, (_, k) => k * window),
    lengths: Uint32Array.from({ length }, (_, k) => 3 + (k % 4)),
  };
}

const data = { train: nextNumbers(200, { seed: 1 }), validation: nextNumbers(50, { seed: 2 }) };

test("a label that is the number of the step after is learned by a network that reads both ways, and by no other", async () => {
  const errors = [];
  for (const bidirectional of [true, false]) {
    const network = buildNetwork({ inputSize: 1, hiddenSizes: [8], bidirectional });
    const { best } = await train({ network, data, epochs: 12, optimizer: adam(), learningRate: 0.02 }).result();
    errors.push(best!.validation);
  }
  expect(errors[0]).toBeLessThan(0.2);
  expect(errors[1]).toBeGreaterThan(0.75); // of a standard deviation of .87
});

test("where the step after is what is asked for, a network that reads both ways is refused, and one that does not is not", () => {
  const ahead = { train: nextNumbers(20, { asAhead: true }), validation: nextNumbers(20, { asAhead: true }) };
  const start = (bidirectional: boolean) =>
    train({ network: buildNetwork({ inputSize: 1, hiddenSizes: [3], bidirectional }), data: ahead, epochs: 1 });
  expect(() => start(true)).toThrow(
    "train: with `bidirectional`, windows asked at every step must not be asked for what comes after it, got targets 1 step ahead: the reverse pass has read them. " +
      "Leave it out, or ask at the last step alone.",
  );
  expect(() => start(false)).not.toThrow();
});
