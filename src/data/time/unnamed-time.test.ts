import { describe, expect, test } from "vitest";
import { unnamedTime } from "./unnamed-time.js";

const range = (rows: number, cell: (k: number) => number | string) =>
  Array.from({ length: rows }, (_, k) => String(cell(k)));
const list = (text: string) => text.split("; ");
const day = (k: number) => Date.UTC(2020, 0, 30 + k);
const digits = (milliseconds: number, length: number) =>
  new Date(milliseconds).toISOString().replace(/\D/g, "").slice(0, length);

/** The first two moments of a column, or "no time". */
function read(cells: readonly string[], name = "k"): string {
  const numbers = cells.map(Number).filter((value) => !Number.isNaN(value));
  const ends = numbers.length === 0 ? {} : { least: Math.min(...numbers), greatest: Math.max(...numbers) };
  const plan = unnamedTime([{ name, cells, ...ends }]);
  if (plan === null) return "no time";
  const moments = cells.slice(0, 2).map((cell) => plan.readings[0]!.parse([cell]));
  return moments.map((moment) => new Date(moment).toISOString().slice(0, 16).replace("T00:00", "")).join("; ");
}

describe("a column that is not named after time, whose cells are times in order", () => {
  const times: readonly (readonly [what: string, cells: readonly string[], moments: string, name?: string])[] = [
    ["seconds", range(5, (k) => 1577836800 + 3600 * k), "2020-01-01; 2020-01-01T01:00"],
    ["seconds with decimals", range(5, (k) => `${1577836800 + 900 * k}.0`), "2020-01-01; 2020-01-01T00:15"],
    ["seconds ten times a second", range(5, (k) => (1577836800 + k / 10).toFixed(1)), "2020-01-01; 2020-01-01"],
    ["milliseconds", range(5, (k) => day(0) - 60_000 * k), "2020-01-30; 2020-01-29T23:59"],
    ["days of Excel", range(5, (k) => 43860 + k), "2020-01-30; 2020-01-31"],
    ["days of Excel in a column named time", range(5, (k) => 43860 + k), "2020-01-30; 2020-01-31", "time"],
    ["its workdays", list("43861; 43864; 43865; 43866; 43867; 43868"), "2020-01-31; 2020-02-03"],
    ["its hours", range(5, (k) => (43860 + k / 24).toFixed(6)), "2020-01-30; 2020-01-30T01:00"],
    ["YYYYMM", list("202002; 202001; 201912; 201911; 201910"), "2020-02-01; 2020-01-01"],
    ["YYYYMMDDHH", range(30, (k) => digits(day(0) + 3_600_000 * k, 10)), "2020-01-30; 2020-01-30T01:00"],
    ["YYMMDD", range(5, (k) => digits(day(k), 8).slice(2)), "2020-01-30; 2020-01-31"],
    ["years", range(5, (k) => 2020 - k), "2020-01-01; 2019-01-01"],
    ["decimal years", list("1959.0000; 1959.0833; 1959.1667; 1959.2500; 1959.3333"), "1959-01-01; 1959-01-31T09:42"],
    ["month and year", list("11.2019; 12.2019; 1.2020; 2.2020; 3.2020"), "2019-11-01; 2019-12-01"],
    ["month and short year", list("11/19; 12/19; 1/20; 2/20; 3/20"), "2019-11-01; 2019-12-01"],
    ["a letter's era", list("H31.3; H31.4; R1.5; R1.6; R1.7"), "2019-03-01; 2019-04-01"],
    ["one month in eleven missing", range(12, (k) => 2020 - k - (k > 8 ? 1 : 0)), "2020-01-01; 2019-01-01"],
  ];
  for (const [what, cells, moments, name] of times) {
    test(what, () => {
      expect(read(cells, name)).toBe(moments);
    });
  }
});

describe("what is measured or counted is no time", () => {
  const values: readonly (readonly [what: string, cells: readonly string[], name?: string])[] = [
    ["a population", range(30, (k) => 40000 + 37 * k + (k % 5))],
    ["one near 2000", range(30, (k) => 1900 + 3 * k + (k % 2))],
    ["rain so far", range(30, (k) => (40000 + 0.7 * k + 0.2 * (k % 3)).toFixed(1))],
    ["a price", range(30, (k) => 40000 + ((k * 7919) % 1000))],
    ["heights ten apart", range(30, (k) => 1800 + 10 * k)],
    ["a counter from 20000", range(30, (k) => 20000 + k)],
    ["days ten apart", range(30, (k) => 40000 + 10 * k)],
    ["bytes so far", range(30, (k) => 1500000000 + 12345 * k)],
    ["a setpoint", range(30, (k) => (2020 + k / 100).toFixed(2))],
    ["a counter from 1990", range(30, (k) => 1990 + k), "index"],
    ["sections", range(30, (k) => `R1.${(k % 12) + 1}`)],
    ["scores", range(30, (k) => `${(k * 3) % 9}-${(k * 5) % 7}`)],
    ["four years", range(4, (k) => 2020 - k)],
    ["a year that comes again", list("2020; 2020; 2021; 2022; 2023; 2024")],
  ];
  for (const [what, cells, name] of values) {
    test(what, () => {
      expect(read(cells, name)).toBe("no time");
    });
  }
});

test("two rows are enough of the notation that a model remembers", () => {
  const column = { name: "k", cells: list("202001; 201912"), least: 201912, greatest: 202001 };
  expect(unnamedTime([column])).toBeNull();
  expect(unnamedTime([column], "YYYYMM")?.columns).toEqual(["k"]);
});
