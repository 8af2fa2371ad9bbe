import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTimestamp } from "../timestamp.js";
import { calendarDate, clockTime, hourOfDay, TIME_FORMATS } from "./formats.js";

const format = (name: string) => TIME_FORMATS.find((candidate) => candidate.name === name)!;

describe("TIME_FORMATS", () => {
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
      for (const { name, parse, needsName } of TIME_FORMATS) {
        if (!needsName) expect([name, text, parse(text)]).toEqual([name, text, Number.NaN]);
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
});

describe("clockTime, hourOfDay, calendarDate", () => {
  it("read noon and midnight in both styles", () => {
    const hours = ["00:00", "12:00 am", "12:00 PM", "1:30 p.m.", "24:00", "23:59:59.5"].map(
      (text) => clockTime(text) / 3_600_000,
    );
    expect(hours).toEqual([0, 0, 12, 13.5, 24, 23.999861111111112]);
    expect(["0", "24", "7.0"].map((text) => hourOfDay(text) / 3_600_000)).toEqual([0, 24, 7]);
  });

  it("refuse what is no time or date", () => {
    expect(["24:01", "12:60", "noon", "7"].map(clockTime)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(["25", "1.5", "-1", ""].map(hourOfDay)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(calendarDate(2023, 2, 29)).toBeNaN();
    expect(calendarDate(50, 1, 1)).toBe(Date.parse("0050-01-01"));
  });
});
