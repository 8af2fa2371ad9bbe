import { expect, test } from "vitest";
import { readColumn } from "./testing.js";

const months = (year: number, rows: number) =>
  Array.from({ length: rows }, (_, k) => new Date(Date.UTC(year, k, 1)).toISOString().slice(0, 10));
const slashed = (iso: string, order: "dmy" | "mdy") => {
  const [year, month, day] = iso.split("-");
  return order === "dmy" ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
};

test.each(["dmy", "mdy"] as const)(
  "firsts of the month, %s: one steady step over the whole file decides, of whatever length",
  (order) => {
    const monthly = months(1985, 13);
    const quarterly = months(1985, 27).filter((_, k) => k % 3 === 0);
    for (const days of [monthly, quarterly]) {
      expect(readColumn(days.map((day) => slashed(day, order)))).toEqual(days);
      expect(readColumn(days.toReversed().map((day) => slashed(day, order)))).toEqual(days.toReversed());
    }
  },
);

test.each(["dmy", "mdy"] as const)("hours over two days, %s", (order) => {
  const hours = Array.from({ length: 30 }, (_, k) => new Date(Date.UTC(2007, 1, 3, k)).toISOString().slice(0, 16));
  const cells = hours.map((hour) => `${slashed(hour.slice(0, 10), order)} ${hour.slice(11)}`);
  expect(readColumn(cells)).toEqual(hours.map((hour) => hour.replace("T00:00", "")));
});

test("twelve firsts of the month are as steady as twelve days of January: nothing is decided, and a pattern does", () => {
  const cells = months(1985, 12).map((day) => slashed(day, "mdy"));
  expect(readColumn(cells)).toBe("day/month/year or month/day/year");
  expect(readColumn(cells, "date", "MM/DD/YYYY")).toEqual(months(1985, 12));
  expect(readColumn(cells, "date", "DD/MM/YYYY")).toHaveLength(12);
});

test("workdays of one month before the 13th: the weekend between them tells days from months", () => {
  const days = ["03", "04", "05", "06", "07", "10", "11", "12"].map((day) => `2020-02-${day}`);
  expect(readColumn(days.map((day) => slashed(day, "dmy")))).toEqual(days);
});

test("where both orders say the same, there is nothing to decide", () => {
  expect(readColumn(["1/1/2007", "2/2/2007", "3/3/2007"])).toEqual(["2007-01-01", "2007-02-02", "2007-03-03"]);
});

test("irregular rows: the order in which time never goes back", () => {
  expect(readColumn(["2/1/2007", "5/1/2007", "1/2/2007", "9/2/2007", "3/3/2007"])).toEqual([
    "2007-01-02",
    "2007-01-05",
    "2007-02-01",
    "2007-02-09",
    "2007-03-03",
  ]);
});
