import { expect, test } from "vitest";
import { csvField, withoutFormula } from "./csv.js";

test("a field is in quotes where a comma, semicolon, tab, quote or line end would end it", () => {
  expect(["plain", "a,b", "a;=b", "a\tb", 'say "x"', "a\nb"].map(csvField)).toEqual([
    "plain",
    '"a,b"',
    '"a;=b"',
    '"a\tb"',
    '"say ""x"""',
    '"a\nb"',
  ]);
});

test("text that a spreadsheet would run begins with a quotation mark", () => {
  const run = [
    "=1+2",
    '=cmd|" /C calc"!A0',
    "@SUM(A1)",
    "+A1",
    "-A1",
    "-1-2",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\uff1d1",
  ];
  expect(run.map(withoutFormula)).toEqual(run.map((text) => `'${text}`));
});

test("numbers and other text stay as they are", () => {
  const stay = ["-1.5", "+3", "-", "+", "-.5e-3", "1e5", "", "wind", "a=b", "2020-01-01", "x - y", "'=1"];
  expect(stay.map(withoutFormula)).toEqual(stay);
});
