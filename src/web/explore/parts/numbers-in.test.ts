import { expect, test } from "vitest";
import { hasColumns, numbersIn } from "./numbers-in.js";

test("numbers stand between blanks, commas, semicolons and line ends; the first other word is told", () => {
  expect(numbersIn("1 2.5,-3;\n4e1\n")).toEqual({
    numbers: Float64Array.of(1, 2.5, -3, 40),
    ...{ bad: null, ambiguous: null },
  });
  expect(numbersIn("1 zwei drei").bad).toBe("zwei");
});

test.each([
  ["1,5 2,5 3,5", "1,5"],
  ["3\n-2,75\n4", "-2,75"],
  ["1,5;2,5", "1,5"],
  ["1, 2, 3", null],
  ["1,2,3", null],
  ["1,2,3 4,5,6", null],
  ["1.5,2.5 3.5", null],
])("of %j, %j may be one number or two", (text, word) => {
  expect(numbersIn(text).ambiguous).toBe(word);
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
