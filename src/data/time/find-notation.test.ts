import { expect, it, test } from "vitest";
import { timeAxis } from "./axis.js";
import { findNotation } from "./find-notation.js";
import { TIME_FORMATS } from "./formats/index.js";
import { timeLabel } from "./time-label.js";
import { timestampAfter } from "./timestamp-after.js";

const list = (text: string) => text.split("; ");

/** The label of the row after cells that are read by a format, and that of the last of them. */
function labels(cells: readonly string[], format: string): readonly [string, string] {
  const { parse, offset, pattern } = TIME_FORMATS.find(({ name }) => name === format)!;
  const written = cells.map((text) => ({ text, milliseconds: parse(text), offset: offset(text) }));
  const notation = findNotation(written, pattern?.startsWith("D") ?? false);
  const milliseconds = Float64Array.from(written, (cell) => cell.milliseconds);
  const segments = [{ name: "", start: 0, end: cells.length }];
  const time = timeAxis({ columns: ["t"], milliseconds, segments, ...(notation && { notation }) });
  const last = cells.length - 1;
  return [timeLabel(time, milliseconds[last]!), timeLabel(time, timestampAfter(time, last, 1))];
}

const FOLLOWED: readonly (readonly [cells: string, format: string, next: string])[] = [
  ["2020-01-30; 2020-01-31", "ISO date", "2020-02-01"],
  ["2020/1/30; 2020/1/31", "ISO date", "2020/2/1"],
  ["2020-01-01T00:00:00Z; 2020-01-01T00:15:00Z", "ISO date", "2020-01-01T00:30:00Z"],
  ["2020-01-01T22:00+09:00; 2020-01-01T23:00+09:00", "ISO date", "2020-01-02T00:00+09:00"],
  ["2020-01-01 22:00:00-0530; 2020-01-01 23:00:00-0530", "ISO date", "2020-01-02 00:00:00-0530"],
  ["2020-01-01 22:00 JST; 2020-01-01 23:00 JST", "ISO date", "2020-01-02 00:00 JST"],
  ["2020-03-29 00:00 Europe/Berlin; 2020-03-29 01:00 Europe/Berlin", "ISO date", "2020-03-29 03:00 Europe/Berlin"],
  ["30.01.2020; 31.01.2020", "day.month.year", "01.02.2020"],
  ["10/01/2020; 11/01/2020", "day/month/year", "12/01/2020"],
  ["01/10/2020; 01/11/2020", "month/day/year", "01/12/2020"],
  ["1/31/2020 10:00 PM; 1/31/2020 11:00 PM", "month/day/year", "2/1/2020 12:00 AM"],
  ["30-Jan-20; 31-Jan-20", "D-MMM-YY", "01-Feb-20"],
  ["Jan 9, 2020; Jan 10, 2020", "MMM D, YYYY", "Jan 11, 2020"],
  ["2020年1月; 2020年2月", "YYYY年M月D日", "2020年3月"],
  ["2020Q3; 2020Q4", "year and quarter", "2021Q1"],
  ["Q3 2020; Q4 2020", "year and quarter", "Q1 2021"],
  ["2020-W52; 2020-W53", "ISO week", "2021-W01"],
  ["201911; 201912", "YYYYMM", "202001"],
  ["2020013022; 2020013023", "YYYYMMDDHH", "2020013100"],
  ["1577836800; 1577840400", "seconds since 1970", "1577844000"],
  ["43860; 43861", "days of Excel", "43862"],
  ["2019; 2020", "year", "2021"],
  ["1959.0000; 1959.0833; 1959.1667", "decimal year", "1959.2500"],
  ["1958.79; 1958.88; 1958.96", "decimal year", "1959.04"],
  ["1959.08; 1959.17", "decimal year", "1959.25"],
  ["1959.50; 1959.75", "decimal year", "1960.00"],
];

test.each(FOLLOWED)("after %s, %s, comes %s", (cells, format, next) => {
  expect(labels(list(cells), format)).toEqual([list(cells).at(-1), next]);
});

it("what moments do not tell is written as by formatTimestamp: words of other languages, spans, eras", () => {
  expect(labels(["30. Januar 2020", "31. Januar 2020", "1. Februar 2020"], "D MMM YYYY")[1]).toBe("2020-02-02");
  expect(labels(["2020-01-01 00:00 - 01:00", "2020-01-01 01:00 - 02:00"], "ISO date")[1]).toBe("2020-01-01 02:00");
  expect(labels(["令和2年1月1日", "令和2年1月2日"], "year of a Japanese era")[1]).toBe("2020-01-03");
});

it("offsets that change with summer time end as that of the last row", () => {
  const cells = ["2020-03-29T01:00+01:00", "2020-03-29T03:00+02:00"];
  expect(labels(cells, "ISO date")).toEqual(["2020-03-29T03:00+02:00", "2020-03-29T04:00+02:00"]);
});
