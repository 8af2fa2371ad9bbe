import { expect, it } from "vitest";
import { clockTime, hourAndMinute, hourOfDay } from "./clock.js";

it("reads noon and midnight in both styles, and parts by points or letters", () => {
  const texts = ["00:00", "12:00 am", "12:00 PM", "1:30 p.m.", "24:00", "23:59:59.5", "18.30.00", "18h30", "18時30分"];
  const hours = texts.map((text) => clockTime(text) / 3_600_000);
  expect(hours).toEqual([0, 0, 12, 13.5, 24, 23.999861111111112, 18.5, 18.5, 18.5]);
  expect(["0", "24", "7.0"].map((text) => hourOfDay(text) / 3_600_000)).toEqual([0, 24, 7]);
  expect(["0", "45", "100", "2400"].map((text) => hourAndMinute(text) / 3_600_000)).toEqual([0, 0.75, 1, 24]);
});

it("reads the start of a span", () => {
  const texts = ["00:15 - 00:30", "00:15-00:30", "00:15–00:30", "0:15 to 0:30", "00:15/00:30"];
  expect(texts.map((text) => clockTime(text) / 60_000)).toEqual([15, 15, 15, 15, 15]);
});

it("refuses what is no time", () => {
  const texts = ["24:01", "12:60", "noon", "7", "13:00 am", "00:15 - 25:00", "00:15 -"];
  expect(texts.map(clockTime)).toEqual(texts.map(() => Number.NaN));
  expect(["25", "1.5", "-1", ""].map(hourOfDay)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  expect(["60", "2401", "1:00"].map(hourAndMinute)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});
