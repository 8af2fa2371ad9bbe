import { expect, it } from "vitest";
import { columnValues } from "../../data/series.js";
import { formatTimestamp } from "../../data/timestamp.js";
import type { ReadOptions } from "../read-options.js";
import { fails, read } from "../testing/read-text.js";

/** Value of a place in time and of a series. */
const value = (k: number, s = 0) => ((k * 37 + s * 11) % 101) / 4;
const values = (from: number, count: number, s = 0) => Array.from({ length: count }, (_, k) => value(from + k, s));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k);

async function tall(text: string, options?: ReadOptions) {
  const { series, notes, inputs } = await read(text, options);
  const at = (row: number) => formatTimestamp(series.time!.milliseconds[row]!, series.time!.resolution);
  return {
    notes,
    inputs,
    values: [...columnValues(series, "value")],
    span: series.time && [at(0), at(series.rows - 1)],
    segments: series.segments.map(({ name }) => name),
    rows: series.fileRows!,
  };
}

const YEARS = range(1990, 2009);
const DAYS = Array.from({ length: 30 }, (_, k) => new Date(Date.UTC(2020, 0, 20 + k)).toISOString().slice(0, 10));
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

const rowSeries: Record<string, readonly string[]> = {
  years: YEARS.map(String),
  "years with words before them": range(1990, 1994).map((year) => `sales_${year}`),
  "years with words behind them": range(1990, 1994).map((year) => `${year} (kt)`),
  "years right behind a word": range(1990, 1994).map((year) => `pop${year}`),
  "fiscal years of two digits": range(90, 94).map((year) => `FY${year}`),
  "years and the next ones": range(1990, 1994).map((year) => `${year}/${year - 1899}`),
  "years of an era": range(2, 6).map((year) => `平成${year}年`),
  "months of years with words": range(1, 12).map((m) => `sales_1990-${String(m).padStart(2, "0")}`),
  "two years": ["1990", "1991"],
  "years with X": YEARS.map((year) => `X${year}`),
  "years as the World Bank writes them": YEARS.map((year) => `${year} [YR${year}]`),
  "ISO dates": DAYS,
  "American dates": DAYS.map((day) => `${+day.slice(5, 7)}/${+day.slice(8)}/${day.slice(2, 4)}`),
  "months of years": range(0, 35).map((k) => `${MONTHS[k % 12]}-${18 + Math.floor(k / 12)}`),
  "months in digits": range(0, 23).map((k) => `${2018 + Math.floor(k / 12)}${String(1 + (k % 12)).padStart(2, "0")}`),
  "years of unequal distance": ["1990", "1995", "2000", "2001", "2002"],
  quarters: range(0, 23).map((k) => `${2010 + Math.floor(k / 4)}Q${1 + (k % 4)}`),
};
it.each(Object.entries(rowSeries))("reads a series from each row, columns named after %s", async (_, names) => {
  const lines = ["A", "B"].map((name, s) => [name, `${name}1`, ...values(0, names.length, s)].join(","));
  const found = await tall(`Country Name,Code,${names.join(",")}\n${lines.join("\n")}\n`);
  expect(found.values).toEqual([...values(0, names.length, 0), ...values(0, names.length, 1)]);
  expect(found.segments).toEqual(["A", "B"]);
  expect(found.span?.[0]).toMatch(/^(1990(-01)?$|2020-01-20|2018-01|2010-Q1|2010-01)/);
  expect([found.rows[0], found.rows.at(-1)]).toEqual([2, 3]);
  expect(found.notes[0]).toBe(
    `The columns "${names[0]}" to "${names.at(-1)}" are times, and each row is a series of its own: read as one column "value". \`wide: "none"\` reads columns as they stand.`,
  );
});

it("reads a header of years above months", async () => {
  const found = await tall(`,2018,,,2019,,\nsku,Jan,Feb,Mar,Jan,Feb,Mar\nA,${values(0, 6)}\nB,${values(0, 6, 1)}\n`);
  expect(found.values).toEqual([...values(0, 6), ...values(0, 6, 1)]);
  expect(found.span).toEqual(["2018-01", "2019-03"]);
});

it("leaves out cells before the first and after the last value of a series, not those between", async () => {
  const text = `who,${YEARS.join(",")}\nA,,,${values(2, 16).join(",")},,\nB,${values(0, 20, 1).with(5, Number.NaN).join(",").replace("NaN", "")}\n`;
  expect((await fails(text)).advice).toMatch(
    /^, row 3, column "value": a value is missing here and in no other row of 36/,
  );
  expect((await tall(text, { missing: "drop" })).values).toHaveLength(35);
});

it("names a series by all columns where none tells the rows apart, by its row where nothing does", async () => {
  const cells = (s: number) => values(0, 20, s).join(",");
  const keyed = await tall(`store,item,${YEARS.join(",")}\n1,x,${cells(0)}\n1,y,${cells(1)}\n2,x,${cells(2)}\n`);
  expect(keyed.segments).toEqual(["1 / x", "1 / y", "2 / x"]);
  expect((await tall(`${YEARS.join(",")}\n${cells(0)}\n${cells(1)}\n`)).segments).toEqual(["1", "2"]);
});

const table = (rows: readonly string[], width: number) =>
  rows.map((row, y) => `${row},${values(y * width, width).join(",")}\n`).join("");
const stretches: Record<string, [text: string, span: [string, string], count: number]> = {
  "years and months": [`Year,${MONTHS}\n${table(["2000", "2001", "2002"], 12)}`, ["2000-01", "2002-12"], 36],
  "months in Japanese": [
    `年,${range(1, 12).map((m) => `${m}月`)}\n${table(["2000年", "2001年"], 12)}`,
    ["2000-01", "2001-12"],
    24,
  ],
  "months as numbers": [`YEAR,${range(1, 12)}\n${table(["2000", "2001"], 12)}`, ["2000-01", "2001-12"], 24],
  "years and quarters": [`Year,Q1,Q2,Q3,Q4\n${table(range(2000, 2005).map(String), 4)}`, ["2000-01", "2005-10"], 24],
  "a year and its months without a header": [table(["2000", "2001", "2002"], 12), ["2000-01", "2002-12"], 36],
  "days and hours": [
    `Date,${range(0, 23)}\n${table(DAYS.slice(0, 3), 24)}`,
    ["2020-01-20 00:00", "2020-01-22 23:00"],
    72,
  ],
  "days and half hours": [
    `Day,${range(0, 47).map((k) => `${String(k >> 1).padStart(2, "0")}:${k % 2 ? "30" : "00"}`)}\n${table(DAYS.slice(0, 2), 48)}`,
    ["2020-01-20 00:00", "2020-01-21 23:30"],
    96,
  ],
};
it.each(Object.entries(stretches))("reads a stretch of time from each row: %s", async (_, [text, span, count]) => {
  const found = await tall(text);
  expect(found.values).toEqual(values(0, count));
  expect(found.span).toEqual(span);
  expect(found.segments).toHaveLength(1);
});

it("days of a month that there are not are left out, and of a year that goes on the months to come", async () => {
  const lines = range(1, 3).map(
    (m) => `2001,${m},${range(1, 31).map((d) => (d > [31, 28, 31][m - 1]! ? "" : value(31 * m + d)))}\n`,
  );
  const days = await tall(`Year,Month,${range(1, 31)}\n${lines.join("")}`);
  expect(days.values).toHaveLength(90);
  expect(days.span).toEqual(["2001-01-01", "2001-03-31"]);
  const open = await tall(`Year,${MONTHS},Annual\n2000,${values(0, 12)},5\n2001,${values(12, 9)},,,,\n`);
  expect(open.values).toEqual(values(0, 21));
  expect(open.notes[0]).toContain('Left out beside them: "Annual".');
});

it("years that fall, years as columns beside months, and stations are brought into the order of time", async () => {
  const falling = `Year,${MONTHS}\n2001,${values(12, 12)}\n2000,${values(0, 12)}\n`;
  expect((await tall(falling)).values).toEqual(values(0, 24));
  const across = `Month,2000,2001,2002\n${MONTHS.map((name, m) => `${name},${[0, 1, 2].map((y) => value(12 * y + m))}\n`).join("")}`;
  const found = await tall(across);
  expect([found.values, found.span]).toEqual([values(0, 36), ["2000-01", "2002-12"]]);
  const stations = ["A", "B"].flatMap((name) =>
    [2000, 2001].map((year, y) => `${name},${year},${values(12 * y, 12)}\n`),
  );
  expect((await tall(`station,Year,${MONTHS}\n${stations.join("")}`)).segments).toEqual(["A", "B"]);
});

it("counted weeks are a series a row; any numbers are where `wide` says so, and none where it says none", async () => {
  const weeks = `code,${range(0, 51).map((k) => `W${k}`)},MIN\nP1,${values(0, 52)},0\nP2,${values(0, 52, 1)},1\n`;
  expect((await tall(weeks)).segments).toEqual(["P1", "P2"]);
  const plain = `who,a,b,c,d\nx,${values(0, 4)}\ny,${values(0, 4, 1)}\nz,${values(0, 4, 2)}\n`;
  expect((await tall(plain, { wide: "rows" })).values).toEqual([0, 1, 2].flatMap((s) => values(0, 4, s)));
  expect((await read(weeks, { wide: "none" })).inputs).toHaveLength(52);
  expect((await read(weeks, { target: ["MIN"] })).inputs).toHaveLength(53);
  const asked = await read(weeks, { target: ["W51"] });
  expect(asked.notes[0]).toBe(
    'The columns "W0" to "W51" are named after times, and were read as they stand, since "W51" is asked for.',
  );
});

it("refuses what is named after times and cannot be placed, with what to do", async () => {
  expect((await fails(`who,${MONTHS}\nA,${values(0, 12)}\nB,${values(0, 12, 1)}\n`)).advice).toBe(
    ': the columns "Jan" to "Dec" are named after months, and no column before them holds the year. Add it, or use `wide: "rows"` (every row is a series of ' +
      'these columns) or `wide: "none"` (columns as they stand).',
  );
  const fiscal = [...MONTHS.slice(3), ...MONTHS.slice(0, 3)];
  expect((await fails(`Year,${fiscal}\n2000,${values(0, 12)}\n2001,${values(12, 12)}\n`)).advice).toContain(
    "does not begin with January",
  );
  expect(
    (await fails(`date,2018,2019,2020\n${DAYS.map((day, k) => `${day},${values(3 * k, 3)}\n`).join("")}`)).advice,
  ).toContain('the columns "2018" to "2020" are named after times, and "date" looks like a time too.');
});

it.each([
  "mon,tue,wed,thu,fri,sat,sun",
  "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday",
  "Mo,Di,Mi,Do,Fr,Sa,So",
  "月,火,水,木,金,土,日",
  "mon,tue,wed,thu,fri",
])("the days of a week as columns, %s, are refused by name; flags of them are not", async (days) => {
  const week = (cell: (k: number, d: number) => number) =>
    `week,${days}\n${range(0, 29)
      .map((k) => `${DAYS[k]},${days.split(",").map((_, d) => cell(k, d))}\n`)
      .join("")}`;
  const text = week((k, d) => value(7 * k + d));
  const [first, last] = [days.split(",")[0], days.split(",").at(-1)!];
  expect((await fails(text)).advice).toContain(
    `the columns "${first}" to "${last}" are the days of a week, and each has a date of its own. Give one day to each row`,
  );
  expect((await read(text, { wide: "none" })).series.rows).toBe(30);
  expect((await read(text, { target: [last] })).targets).toEqual([last]);
  const isDay = (k: number) => days.split(",").map((_, d) => Number(k % days.split(",").length === d));
  const flags = `date,${days},n\n${range(0, 29)
    .map((k) => `${DAYS[k]},${isDay(k)},${value(k)}\n`)
    .join("")}`;
  expect((await read(flags)).targets).toEqual(["n"]);
});

it("a table that lies on its side is refused by name; its rows are series where wide says so", async () => {
  const text = `date,${DAYS}\ntemp,${values(0, 30)}\nsales,${values(0, 30, 1)}\n`;
  expect((await fails(text)).advice).toContain(
    '"date" holds names such as "temp": the table lies on its side. Turn it',
  );
  const found = await tall(text, { wide: "rows" });
  expect(found.segments).toEqual(["temp", "sales"]);
  expect(found.span).toEqual([DAYS[0], DAYS.at(-1)]);
});

it("columns that are merely numbered are left as they are", async () => {
  for (const names of [
    "case,d1,d2,d3,d4,d5,d6,d7",
    "date,x1,x2,x3,x4,x5,x6,x7",
    "date,0,1,2,3,4,5,6",
    "date,T1,T2,T3,T4,T5,T6,T7",
  ]) {
    const { inputs } = await read(`${names}\n${DAYS.map((day, k) => `${day},${values(7 * k, 7)}\n`).join("")}`);
    expect(inputs).toHaveLength(7);
  }
});

it("several measures of years are refused by their names, a column of times beside years leaves them as they stand", async () => {
  for (const names of ["2012_sales,2012_cost,2013_sales,2013_cost", "sales 2012,sales 2013,cost 2012,cost 2013"]) {
    const text = `Country,${names}\n${["A", "B", "C"].map((name, s) => `${name},${values(0, 4, s)}\n`).join("")}`;
    expect((await fails(text)).advice).toContain(
      'are years of several measures ("sales", "cost"). Give each year a row',
    );
    expect((await read(text, { wide: "none" })).inputs).toHaveLength(4);
  }
  const daily = `date,pop2012,pop2013,pop2014\n${DAYS.map((day, k) => `${day},${values(3 * k, 3)}\n`).join("")}`;
  expect((await read(daily)).inputs).toHaveLength(3);
});

it("two years behind a name are a header, and no rows of data", async () => {
  const found = await tall("Region,2019,2020\nNorth,1.5,2.5\nSouth,3.5,2\n");
  expect([found.segments, found.values]).toEqual([
    ["North", "South"],
    [1.5, 2.5, 3.5, 2],
  ]);
  expect((await read("a,2019,2020\nb,2035,2025\nc,2021,2041\nd,2017,2022\n")).notes[0]).toContain("no header");
});

it("counted columns beside a name that repeats are read as they stand, with a note that says how to read rows as series", async () => {
  const names = range(1, 12).map((k) => `T${k}`);
  const text = `mode,${names}\n${range(0, 29)
    .map((k) => `${"abc"[k % 3]},${values(12 * k, 12)}\n`)
    .join("")}`;
  const { inputs, notes, targets } = await read(text);
  expect([targets, inputs.length]).toEqual([["T12"], 15]);
  expect(notes[0]).toBe(
    'The columns "T1" to "T12" are counted as times may be, but several rows have the same "mode": they were read as they stand. ' +
      '`wide: "rows"` reads each row as a series of its own.',
  );
  expect((await read(text, { wide: "rows" })).series.segments).toHaveLength(30);
});

it("series are named by words before numbers, by several where one does not tell them apart", async () => {
  const places = ["X,C,1.5,2.5", "Y,C,3.5,4.5", ",D,5.5,6.5"];
  const text = `Province/State,Country/Region,Lat,Long,${DAYS}\n${places.map((place, s) => `${place},${values(0, 30, s)}\n`).join("")}`;
  expect((await tall(text)).segments).toEqual(["X / C", "Y / C", "D"]);
});
