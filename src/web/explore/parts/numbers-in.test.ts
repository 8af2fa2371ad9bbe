import { expect, test } from "vitest";
import { hasColumns, numbersIn } from "./numbers-in.js";

test("numbers stand between blanks, commas, semicolons and line ends; the first other word is told", () => {
  expect(numbersIn("1 2.5,-3;\n4e1\n")).toEqual({ numbers: Float64Array.of(1, 2.5, -3, 40), bad: null });
  expect(numbersIn("1 zwei drei").bad).toBe("zwei");
});

test.each([
  ["1,2\n3,4\n", true],
  ["a;b\n1;2\n", true],
  ["1\n2\n3\n", false],
  ["1, 2, 3\n4, 5\n", false],
  ["1, 2, 3", false],
])("%j: columns %s", (text, has) => {
  expect(hasColumns(text)).toBe(has);
});
