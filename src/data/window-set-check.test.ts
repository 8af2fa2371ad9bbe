import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { addingTask } from "./tasks/adding.js";
import { ensureWeightsAndLengths } from "./window-set-check.js";

const set = addingTask({ length: 4, train: 3, validation: 1, test: 1, stream: randomStream(1) }).train;

test.each([
  [{ weights: Float32Array.of(1, 1) }, /a: `weights` must hold one number for each of the 3 windows, got 2/],
  [{ weights: Float32Array.of(1, -1, 1) }, /`weights` must be finite and >= 0, got -1 at 1/],
  [{ weights: Float32Array.of(1, 1, Number.NaN) }, /got NaN at 2/],
  [{ weights: new Float32Array(3) }, /one of the `weights` must be > 0, got none/],
  [{ lengths: Uint32Array.of(4) }, /`lengths` must hold one number for each of the 3 windows, got 1/],
  [{ lengths: Uint32Array.of(4, 0, 1) }, /whole numbers from 1 to 4, got 0 at 1/],
  [{ lengths: Uint32Array.of(4, 1, 5) }, /got 5 at 2/],
])("weights and lengths that cannot be are refused: %#", (change, message) => {
  expect(() => ensureWeightsAndLengths("a", { ...set, ...change })).toThrow(message);
});

test("none, and those that can be, are taken", () => {
  ensureWeightsAndLengths("a", set);
  ensureWeightsAndLengths("a", { ...set, weights: Float32Array.of(0, 0, 2), lengths: Uint32Array.of(1, 4, 2) });
});
