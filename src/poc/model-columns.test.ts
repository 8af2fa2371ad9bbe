import { expect, test } from "vitest";
import { GradusError, Stopped } from "../core/errors.js";
import { sayOfModel } from "./model-columns.js";

test.each([
  [
    'a.csv: `inputs` names a column that is not there: "x". Columns: y.',
    'a.csv: the table must hold the model\'s column "x". Columns: y.',
  ],
  [
    'Choose `missing: "previous"` or `missing: "linear"` (interpolate), or leave the column out of `inputs`.',
    'Choose `missing: "previous"` or `missing: "linear"` (interpolate).',
  ],
  ["(interpolate), or choose another `target`.", "(interpolate)."],
  [
    'got "abc". Fix the cell, empty it to mark it as missing, name it with `missingValues` where it stands for one, or choose another `target`.',
    'got "abc". Fix the cell, empty it to mark it as missing, or name it with `missingValues` where it stands for one.',
  ],
  ["the column has no values; leave the column out of `inputs`.", "the column has no values, and the model reads it."],
  ["Correct it, or mark it as missing, or do without the column.", "Correct it, or mark it as missing."],
])("%s -> %s", (said, instead) => {
  expect(() => sayOfModel(new GradusError(said))).toThrow(new GradusError(instead));
});

test("other errors and a stop stay what they are", () => {
  for (const error of [new Stopped("Stopped."), new TypeError("x")]) expect(() => sayOfModel(error)).toThrow(error);
});
