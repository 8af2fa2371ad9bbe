import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatStep } from "../../data/moment.js";
import { partSpan, splitSeries } from "../../data/split.js";
import { makeWindows } from "../../data/windows.js";
import { type ReadOptions, readTable } from "./read-table.js";
import { hasSharedData, inputError, SHARED_DATA } from "./testing.js";

interface Expected {
  readonly rows: number;
  readonly segments?: number;
  readonly target: string;
  readonly inputs: number;
  /** Columns of the time, first and last moment, step, gaps; null without. */
  readonly time: readonly [columns: string, from: string, to: string, step: string, gaps: number] | null;
  /** Notes that must be among those given. */
  readonly notes?: readonly string[];
}

const noTime = "No column was found to hold the time; rows were taken in the order of the file.";
const france = "weather-france-35/Q_35_latest-2025-2026_RR-T-Vent.csv.gz";

const sets: [file: string, options: ReadOptions, expected: Expected][] = [
  [
    "bike-sharing/hour.csv.gz",
    {},
    {
      rows: 17379,
      target: "cnt",
      inputs: 14,
      time: ["dteday, hr", "2011-01-01 00:00", "2012-12-31 23:00", "1 hour", 75],
      notes: [
        'Left out of the inputs, a row counter: "instant".',
        "75 steps are longer than 1.5 times the usual 1 hour (the longest 37 hours, after 2012-10-29 00:00). Windows run across them by row.",
      ],
    },
  ],
  [
    "bike-sharing/day.csv",
    {},
    { rows: 731, target: "cnt", inputs: 14, time: ["dteday", "2011-01-01", "2012-12-31", "1 day", 0] },
  ],
  [
    "beijing-pm25/pollution.csv.gz",
    { target: ["pm2.5"], missing: "linear" },
    {
      rows: 43800,
      target: "pm2.5",
      inputs: 7,
      time: ["year, month, day, hour", "2010-01-02 00:00", "2014-12-31 23:00", "1 hour", 0],
      notes: [
        'Left out of the inputs, text: "cbwd".',
        "--missing linear filled in 2043 values.",
        "--missing linear left out 24 rows at the start or end of a segment, which nothing could fill.",
      ],
    },
  ],
  [
    france,
    { target: ["TM"], inputs: ["RR", "TN", "TX", "TM"], missing: "linear" },
    { rows: 9072, segments: 18, target: "TM", inputs: 4, time: ["AAAAMMJJ", "2025-01-01", "2026-05-19", "1 day", 0] },
  ],
  [
    france,
    { target: ["TM"], inputs: ["TM"], series: "NOM_USUEL", missing: "linear" },
    { rows: 9072, segments: 18, target: "TM", inputs: 1, time: ["AAAAMMJJ", "2025-01-01", "2026-05-19", "1 day", 0] },
  ],
  [
    "household-power/household_power_2days.txt",
    {},
    {
      rows: 2880,
      target: "Sub_metering_3",
      inputs: 7,
      time: ["Date, Time", "2007-02-01 00:00", "2007-02-02 23:59", "1 minute", 0],
      notes: [
        '"1/2/2007" could be day/month/year or month/day/year; it was taken as day/month/year, which gives the more regular steps.',
      ],
    },
  ],
  [
    "household-power/household_power_days.csv",
    {},
    { rows: 1442, target: "sub_metering_4", inputs: 8, time: ["datetime", "2006-12-16", "2010-11-26", "1 day", 0] },
  ],
  [
    "sunspots-monthly/monthly-sunspots.csv",
    {},
    { rows: 2820, target: "Sunspots", inputs: 1, time: ["Month", "1749-01", "1983-12", "1 month", 0] },
  ],
  [
    "santafe-laser-a/santafe.dat",
    {},
    {
      rows: 10093,
      target: "column1",
      inputs: 1,
      time: null,
      notes: [noTime, "The file has no header; its column is called column1."],
    },
  ],
  [
    "ett/ETTh1.csv.gz",
    {},
    { rows: 17420, target: "OT", inputs: 7, time: ["date", "2016-07-01 00:00", "2018-06-26 19:00", "1 hour", 0] },
  ],
  ...(
    [
      ["datatraining", 8143, "2015-02-04 17:51:00", "2015-02-10 09:33:00"],
      ["datatest", 2665, "2015-02-02 14:19:00", "2015-02-04 10:43:00"],
      ["datatest2", 9752, "2015-02-11 14:48:00", "2015-02-18 09:19:00"],
    ] as const
  ).map(([name, rows, from, to]): [string, ReadOptions, Expected] => [
    `occupancy/${name}.txt`,
    {},
    {
      rows,
      target: "Occupancy",
      inputs: 6,
      time: ["date", from, to, "1 minute", 0],
      notes: [
        "The header names 7 of 8 columns; the first one was taken to be without a name.",
        'Left out of the inputs, a row counter: "row".',
      ],
    },
  ]),
  [
    "melbourne-temps/daily-max-temperatures.csv",
    {},
    { rows: 3650, target: "Temperature", inputs: 1, time: ["Date", "1981-01-01", "1990-12-31", "1 day", 2] },
  ],
  [
    "melbourne-temps/daily-min-temperatures.csv",
    {},
    { rows: 3650, target: "Temp", inputs: 1, time: ["Date", "1981-01-01", "1990-12-31", "1 day", 2] },
  ],
  [
    "weather-seattle/seattle-weather.csv",
    { target: ["temp_max"] },
    { rows: 1461, target: "temp_max", inputs: 4, time: ["date", "2012-01-01", "2015-12-31", "1 day", 0] },
  ],
  [
    "weather-seattle/sf-temps.csv.gz",
    {},
    {
      rows: 8759,
      target: "temp",
      inputs: 1,
      time: ["date", "2010-01-01 09:00", "2011-01-01 07:00", "1 hour", 0],
      notes: ["The times carry a time zone; they are shown in UTC."],
    },
  ],
  ["exchange-rate/exchange_rate.txt.gz", {}, { rows: 7588, target: "column8", inputs: 8, time: null, notes: [noTime] }],
  [
    "R-datasets/AirPassengers.csv",
    {},
    { rows: 144, target: "value", inputs: 1, time: ["time", "1949-01", "1960-12", "1 month", 0] },
  ],
  [
    "R-datasets/JohnsonJohnson.csv",
    {},
    { rows: 84, target: "value", inputs: 1, time: ["time", "1960-01", "1980-10", "1 quarter", 0] },
  ],
  [
    "R-datasets/treering.csv",
    {},
    { rows: 7980, target: "value", inputs: 1, time: ["time", "-6000", "1979", "1 year", 0] },
  ],
  [
    "R-datasets/EuStockMarkets.csv",
    {},
    {
      rows: 1860,
      target: "FTSE",
      inputs: 4,
      time: ["time", "1991-07-01 02:18:32", "1998-08-24 20:18:32", "1.4 days", 0],
    },
  ],
  [
    "R-datasets/presidents.csv",
    { missing: "previous" },
    { rows: 119, target: "value", inputs: 1, time: ["time", "1945-04", "1974-10", "1 quarter", 0] },
  ],
  [
    "R-datasets/airquality.csv",
    { missing: "drop" },
    {
      rows: 111,
      target: "Temp",
      inputs: 6,
      time: null,
      notes: ["--missing drop left out 42 rows with missing values."],
    },
  ],
  [
    "R-datasets/lh.csv",
    {},
    { rows: 48, target: "value", inputs: 1, time: null, notes: ['Left out of the inputs, a row counter: "time".'] },
  ],
];

// The public data sets lie beside the checkout on the developers' machines only.
describe.skipIf(!hasSharedData)("readTable on public data sets", () => {
  it.each(sets)("%s %j", async (file, options, expected) => {
    const { series, targets, inputs, notes } = await readTable(join(SHARED_DATA, file), options);
    const { from, to } = partSpan(
      series,
      series.segments.map(({ name, start, end }) => ({ segment: name, start, end })),
    );
    expect({
      rows: series.rows,
      segments: series.segments.length,
      target: targets.join(", "),
      inputs: inputs.length,
      time: series.time && [series.time.columns.join(", "), from, to, formatStep(series.time.step), series.time.gaps],
    }).toEqual({
      rows: expected.rows,
      segments: expected.segments ?? 1,
      target: expected.target,
      inputs: expected.inputs,
      time: expected.time,
    });
    for (const note of expected.notes ?? []) expect(notes).toContain(note);
    const windows = makeWindows({ series, split: splitSeries(series), inputs, targets, window: 6 });
    expect(windows.test.length).toBeGreaterThan(0);
  });

  it("pollution: missing values are refused with the first row and their number", async () => {
    const error = await inputError(readTable(join(SHARED_DATA, "beijing-pm25/pollution.csv.gz")));
    expect(error.place).toMatchObject({ row: 2, column: "pm2.5" });
    expect(error.message).toContain("a value is missing here and in 2066 other rows of 43824.");
  });

  it("weather-france: stations are split at the same day, and --series none refuses the second one", async () => {
    const file = join(SHARED_DATA, france);
    const { series } = await readTable(file, { target: ["TM"], inputs: ["TM"], missing: "linear" });
    const { test } = splitSeries(series);
    const firstDays = test.map(({ start }) => series.time!.milliseconds[start]);
    expect(new Set(firstDays).size).toBe(1);
    const error = await inputError(readTable(file, { series: "none" }));
    expect(error.place).toMatchObject({ row: 506, column: "AAAAMMJJ" });
    expect(error.message).toContain("got 2025-01-01 after 2026-05-19.");
  });
});
