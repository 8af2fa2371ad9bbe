import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDate, monthAndDay, ordinalDate, weekDate, weekdayOf } from "./calendar.js";

const days = fc.integer({ min: -3_000_000, max: 3_000_000 });

test("dates, their months and their days of the week are those of Date, years -6000 to 10000", () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = new Date(day * 86_400_000);
      const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
      expect(calendarDate(year, month + 1, dayOfMonth)).toBe(date.getTime());
      expect(monthAndDay(date.getTime() + 3_600_000)).toEqual({ month: 12 * year + month, day: dayOfMonth });
      expect(weekdayOf(date.getTime()) % 7).toBe(date.getUTCDay());
    }),
  );
});

test("there is no 29th of February but in leap years, no 13th month, no day 366 and no week 53 but where they are", () => {
  expect([calendarDate(2023, 2, 29), calendarDate(1900, 2, 29), calendarDate(2020, 13, 1)]).toEqual([NaN, NaN, NaN]);
  expect(calendarDate(2000, 2, 29)).toBe(Date.parse("2000-02-29"));
  expect(calendarDate(50, 1, 1)).toBe(Date.parse("0050-01-01"));
  expect([ordinalDate(2020, 366), ordinalDate(2021, 366)]).toEqual([Date.parse("2020-12-31"), NaN]);
  expect([weekDate(2020, 1, 1), weekDate(2020, 53, 7), weekDate(2021, 53, 1)]).toEqual([
    Date.parse("2019-12-30"),
    Date.parse("2021-01-03"),
    NaN,
  ]);
});
