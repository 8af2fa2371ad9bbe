import fc from "fast-check";
import { expect, it } from "vitest";
import { formatTimestamp } from "../../timestamp.js";
import { compilePattern } from "../pattern.js";
import { TIME_FORMATS } from "./index.js";

const format = (name: string) => TIME_FORMATS.find((candidate) => candidate.name === name)!;

it("ISO date reads back what formatTimestamp prints, years 0 to 9999", () => {
  const seconds = fc.integer({ min: -62_167_219_200, max: 253_402_300_799 });
  fc.assert(
    fc.property(seconds, (second) => {
      expect(format("ISO date").parse(formatTimestamp(second * 1000, "second"))).toBe(second * 1000);
    }),
  );
});

it("no format reads words, plain decimals or dates that do not exist", () => {
  for (const text of ["", "rain", "3.14", "2021-02-29", "31/4/2021", "20211301", "2021-13", "12:30", "1960-Q5"]) {
    for (const { name, parse, evidence } of TIME_FORMATS) {
      if (evidence !== "name") expect([name, text, parse(text)]).toEqual([name, text, Number.NaN]);
    }
  }
});

it("day first and month first read the same text as different days", () => {
  expect(format("day/month/year").parse("1/2/2007")).toBe(Date.UTC(2007, 1, 1));
  expect(format("month/day/year").parse("1/2/2007")).toBe(Date.UTC(2007, 0, 2));
});

it("a decimal year is the share of that very year", () => {
  expect(format("decimal year").parse("2000.5")).toBe(Date.UTC(2000, 6, 2));
  expect(format("decimal year").parse("2001.5")).toBe(Date.UTC(2001, 6, 2, 12));
});

it("every pattern that a message may advise is one that the option takes", () => {
  const patterns = TIME_FORMATS.flatMap(({ pattern }) => pattern ?? []);
  expect(patterns.filter((pattern) => compilePattern(pattern) === null)).toEqual([]);
});
