import { expect, test } from "vitest";
import type { SliceSpec } from "../params/layout.js";
import type { Cell } from "./cell.js";
import { slicesOf } from "./cell-check.js";
import { cells } from "./cells/index.js";

const elman = cells.get("elman");
const sizes = { inputSize: 2, hiddenSize: 3 };
const [first, ...others] = elman.slices(sizes);
const withFirst = (change: object): Cell => ({
  ...elman,
  slices: () => [{ ...first!, ...change } as SliceSpec, ...others],
});

test.each(cells.items)("$name agrees with itself", (cell) => {
  expect(slicesOf(cell, sizes)).toEqual(cell.slices(sizes));
});

test.each([
  [withFirst({ shape: [1, 1] }), /cell elman: tensor "\w+" must have the shape \(3, \d\).*got \(1, 1\)/],
  [withFirst({ shape: [3, Number.NaN] }), /`shape` must be/],
  [withFirst({ scale: Number.NaN }), /`scale` must be a finite number > 0, got NaN/],
  [withFirst({ role: "inpt" }), /`role` must be .*got "inpt"/],
  [withFirst({ name: others[0]!.name }), /names must differ, two tensors are named/],
  [withFirst({ name: "other" }), /has no tensor "\w+"\. Name one of other/],
  [{ ...elman, slices: undefined }, /`slices` must be a function/],
  [{ ...elman, states: ["h", "c"] }, /cell elman: every state needs an operation that makes it, got states h, c/],
  [
    { ...elman, operations: [{ kind: "activaton" }] },
    /must be one of affine, activation, product, sum, blend, got "activaton"/,
  ],
])("a cell that does not agree with itself is refused: %#", (cell, message) => {
  expect(() => slicesOf(cell as Cell, sizes)).toThrow(message);
});
