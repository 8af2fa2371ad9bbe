import { expect, test } from "vitest";
import { compilePattern, timeFormatRule } from "./pattern.js";

const read = (pattern: string, text: string) => {
  const moment = compilePattern(pattern)!.parse(text);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
};

test.each([
  ["DD.MM.YYYY HH:mm", "31.1.2020 5:07", "2020-01-31T05:07:00.000Z"],
  ["MM/DD/YY h:mm A", "1/31/20 1:05 pm", "2020-01-31T13:05:00.000Z"],
  ["MM/DD/YY h:mm A", "1/31/20 12:05 am", "2020-01-31T00:05:00.000Z"],
  ["YYYYMMDDHHmmss", "20200131050709", "2020-01-31T05:07:09.000Z"],
  ["YYYY-MM-DD HH:mm:ss.SSS Z", "2020-01-31 05:07:09.25 +01:00", "2020-01-31T04:07:09.250Z"],
  ["ddd, D MMMM YYYY", "Friday, 31 January 2020", "2020-01-31T00:00:00.000Z"],
  ["MMM Do YYYY", "Jan 31st 2020", "2020-01-31T00:00:00.000Z"],
  ["YYYY-[Q]Q", "2020-Q3", "2020-07-01T00:00:00.000Z"],
  ["[H]B/YYYY", "h2/2020", "2020-07-01T00:00:00.000Z"],
  ["GGGG-[W]WW-E", "2020-W53-7", "2021-01-03T00:00:00.000Z"],
  ["YYYY.DDD", "2020.366", "2020-12-31T00:00:00.000Z"],
  ["YYYY年M月D日", "2020年1月31日", "2020-01-31T00:00:00.000Z"],
  ["[am] DD.MM.YYYY [um] HH [Uhr]", "am 31.01.2020 um 05 Uhr", "2020-01-31T05:00:00.000Z"],
  ["X", "1580446800.5", "2020-01-31T05:00:00.500Z"],
  ["x", "1580446800500", "2020-01-31T05:00:00.500Z"],
  // A clock that the pattern does not name
  ["DD/MM/YYYY", "31/01/2020 05:07 CET", "2020-01-31T04:07:00.000Z"],
])("%s reads %s", (pattern, text, moment) => {
  expect(read(pattern, text)).toBe(moment);
});

test.each([
  ["DD.MM.YYYY", "31/01/2020"],
  ["DD.MM.YYYY", "32.01.2020"],
  ["DD.MM.YYYY", "31.01.20"],
  ["DD.MM.YYYY HH:mm", "31.01.2020"],
  ["DD.MM.YYYY HH:mm", "31.01.2020 24:01"],
  ["DD.MM.YYYY h:mm A", "31.01.2020 13:00 PM"],
  ["ddd D.M.YYYY", "Thu 31.1.2020"],
  ["YYYYMMDD", "2020131"],
  ["YYYY-[Q]Q", "2020-Q5"],
  ["X", "soon"],
])("%s does not read %s", (pattern, text) => {
  expect(read(pattern, text)).toBeNull();
});

test.each(["", "MM", "HH:mm", "DD.MM.YYYY MM", "%d.%m.%Y", "tomorrow", "X YYYY", 3, null])(
  "%s is no pattern",
  (value) => {
    expect(timeFormatRule.allows(value)).toBe(false);
  },
);
