import type { ReadOptions } from "../read-options.js";

/** A public data set and what reading it should find, in the whole set and in the excerpt of it in test/excerpts. */
interface SharedSet {
  /** Folder and file, the same in both places but where the excerpt names its own. */
  readonly file: string;
  readonly options?: ReadOptions;
  readonly target: string;
  /** Columns of the time and the usual step; null without time. */
  readonly time: readonly [columns: string, step: string] | null;
  /** Notes that must be among those given, in both places. */
  readonly notes?: readonly string[];
  /** The excerpt is a stand-in with invented values, not rows of the set. */
  readonly isInvented?: boolean;
  readonly whole: Found;
  readonly excerpt: Found;
}

interface Found {
  readonly file?: string;
  readonly rows: number;
  readonly inputs: number;
  /** Default 1 */
  readonly segments?: number;
  /** First and last timestamp. */
  readonly span?: readonly [from: string, to: string];
  /** Where it is not that of the whole. */
  readonly step?: string;
  /** Default 0 */
  readonly gaps?: number;
  readonly notes?: readonly string[];
}

export const POLLUTION = "beijing-pm25/pollution.csv";
export const FRANCE = "weather-france-35/Q_35_latest-2025-2026_RR-T-Vent.csv";

const LINES =
  "Missing values filled in with the line between the values beside them, or the last value where a forecast's rows end before the next one";
const UNSCORED = "No forecast of them is trained on or scored.";
const NO_TIME = "No column was found to hold the time; rows were taken in the order of the file.";
const OCCUPANCY_NOTES = [
  "The header names 7 of 8 columns; the first one was taken to be without a name.",
  'Left out of the inputs, a row counter: "row".',
];

export const sharedSets: readonly SharedSet[] = [
  {
    file: "bike-sharing/hour.csv.gz",
    target: "cnt",
    time: ["dteday, hr", "1 hour"],
    notes: ['Left out of the inputs, a row counter: "instant".'],
    whole: {
      rows: 17379,
      inputs: 14,
      span: ["2011-01-01 00:00", "2012-12-31 23:00"],
      gaps: 75,
    },
    excerpt: {
      file: "bike-sharing/hour.csv",
      rows: 42,
      inputs: 10,
      span: ["2012-10-28 10:00", "2012-10-31 15:00"],
      gaps: 1,
    },
  },
  {
    file: "bike-sharing/day.csv",
    target: "cnt",
    time: ["dteday", "1 day"],
    whole: { rows: 731, inputs: 14, span: ["2011-01-01", "2012-12-31"] },
    excerpt: { rows: 36, inputs: 13, span: ["2011-02-15", "2011-03-22"] },
  },
  {
    file: `${POLLUTION}.gz`,
    options: { target: ["pm2.5"], missing: "linear" },
    target: "pm2.5",
    time: ["year, month, day, hour", "1 hour"],
    whole: {
      rows: 43800,
      inputs: 11,
      span: ["2010-01-02 00:00", "2014-12-31 23:00"],
      notes: [
        'Categories, an input for each value that is 1 where it stands and 0 elsewhere: "cbwd" (NE, NW, SE, cv).',
        `${LINES}: "pm2.5" (2043). ${UNSCORED}`,
        'Missing values: the rule "linear" left out 24 rows at the start of a segment, before whose first value nothing is known.',
      ],
    },
    excerpt: {
      file: POLLUTION,
      rows: 40,
      inputs: 8,
      span: ["2010-03-31 17:00", "2010-04-02 08:00"],
      notes: [
        `${LINES}: "pm2.5" (2). ${UNSCORED}`,
        'Missing values: the rule "linear" left out 8 rows at the start of a segment, before whose first value nothing is known.',
      ],
    },
  },
  {
    file: `${FRANCE}.gz`,
    options: { target: ["TM"], inputs: ["RR", "TN", "TX", "TM"], missing: "linear" },
    target: "TM",
    time: ["AAAAMMJJ", "1 day"],
    whole: { rows: 9072, inputs: 4, span: ["2025-01-01", "2026-05-19"], segments: 18 },
    excerpt: { file: FRANCE, rows: 72, inputs: 4, span: ["2025-06-01", "2025-07-06"], segments: 2 },
  },
  {
    file: `${FRANCE}.gz`,
    options: { target: ["TM"], inputs: ["TM"], series: "NOM_USUEL", missing: "linear" },
    target: "TM",
    time: ["AAAAMMJJ", "1 day"],
    whole: { rows: 9072, inputs: 1, span: ["2025-01-01", "2026-05-19"], segments: 18 },
    excerpt: { file: FRANCE, rows: 72, inputs: 1, span: ["2025-06-01", "2025-07-06"], segments: 2 },
  },
  {
    file: "household-power/household_power_2days.txt",
    target: "Sub_metering_3",
    time: ["Date, Time", "1 minute"],
    notes: [
      '"1/2/2007" could be day/month/year or month/day/year; it was taken as day/month/year, which gives the more regular steps.',
    ],
    whole: { rows: 2880, inputs: 7, span: ["2007-02-01 00:00", "2007-02-02 23:59"] },
    excerpt: { rows: 40, inputs: 5, span: ["2007-02-01 23:40", "2007-02-02 00:19"] },
  },
  {
    file: "household-power/household_power_days.csv",
    target: "sub_metering_4",
    time: ["datetime", "1 day"],
    whole: { rows: 1442, inputs: 8, span: ["2006-12-16", "2010-11-26"] },
    excerpt: { rows: 36, inputs: 8, span: ["2006-12-16", "2007-01-20"] },
  },
  {
    file: "sunspots-monthly/monthly-sunspots.csv",
    target: "Sunspots",
    time: ["Month", "1 month"],
    isInvented: true,
    whole: { rows: 2820, inputs: 1, span: ["1749-01", "1983-12"] },
    excerpt: { rows: 48, inputs: 1, span: ["1749-01", "1752-12"] },
  },
  {
    file: "santafe-laser-a/santafe.dat",
    target: "column1",
    time: null,
    notes: [NO_TIME, "The file has no header; its column is called column1."],
    isInvented: true,
    whole: { rows: 10093, inputs: 1 },
    excerpt: { rows: 48, inputs: 1 },
  },
  {
    file: "ett/ETTh1.csv.gz",
    target: "OT",
    time: ["date", "1 hour"],
    isInvented: true,
    whole: { rows: 17420, inputs: 7, span: ["2016-07-01 00:00", "2018-06-26 19:00"] },
    excerpt: { file: "ett/ETTh1.csv", rows: 48, inputs: 7, span: ["2016-07-01 00:00", "2016-07-02 23:00"] },
  },
  {
    file: "occupancy/datatraining.txt",
    target: "Occupancy",
    time: ["date", "1 minute"],
    notes: OCCUPANCY_NOTES,
    whole: { rows: 8143, inputs: 6, span: ["2015-02-04 17:51:00", "2015-02-10 09:33:00"] },
    excerpt: { rows: 36, inputs: 6, span: ["2015-02-04 17:51:00", "2015-02-04 18:26:00"] },
  },
  {
    file: "occupancy/datatest.txt",
    target: "Occupancy",
    time: ["date", "1 minute"],
    notes: OCCUPANCY_NOTES,
    whole: { rows: 2665, inputs: 6, span: ["2015-02-02 14:19:00", "2015-02-04 10:43:00"] },
    excerpt: { rows: 42, inputs: 6, span: ["2015-02-02 17:23:00", "2015-02-02 18:04:00"] },
  },
  {
    file: "occupancy/datatest2.txt",
    target: "Occupancy",
    time: ["date", "1 minute"],
    notes: OCCUPANCY_NOTES,
    whole: { rows: 9752, inputs: 6, span: ["2015-02-11 14:48:00", "2015-02-18 09:19:00"] },
    excerpt: { rows: 42, inputs: 6, span: ["2015-02-11 15:11:59", "2015-02-11 15:53:00"] },
  },
  {
    file: "melbourne-temps/daily-max-temperatures.csv",
    target: "Temperature",
    time: ["Date", "1 day"],
    isInvented: true,
    whole: { rows: 3650, inputs: 1, span: ["1981-01-01", "1990-12-31"], gaps: 2 },
    excerpt: { rows: 39, inputs: 1, span: ["1984-02-11", "1984-03-21"], gaps: 1 },
  },
  {
    file: "melbourne-temps/daily-min-temperatures.csv",
    target: "Temp",
    time: ["Date", "1 day"],
    isInvented: true,
    whole: { rows: 3650, inputs: 1, span: ["1981-01-01", "1990-12-31"], gaps: 2 },
    excerpt: { rows: 39, inputs: 1, span: ["1984-02-11", "1984-03-21"], gaps: 1 },
  },
  {
    file: "weather-seattle/seattle-weather.csv",
    options: { target: ["temp_max"] },
    target: "temp_max",
    time: ["date", "1 day"],
    whole: { rows: 1461, inputs: 9, span: ["2012-01-01", "2015-12-31"] },
    excerpt: { rows: 36, inputs: 4, span: ["2012-01-01", "2012-02-05"] },
  },
  {
    file: "weather-seattle/sf-temps.csv.gz",
    target: "temp",
    time: ["date", "1 hour"],
    notes: ["The times carry a time zone; they are shown in UTC, those of forecasts in the zone of the table."],
    whole: { rows: 8759, inputs: 1, span: ["2010-01-01 09:00", "2011-01-01 07:00"] },
    excerpt: { rows: 48, inputs: 1, span: ["2010-01-01 09:00", "2010-01-03 08:00"] },
  },
  {
    file: "exchange-rate/exchange_rate.txt.gz",
    target: "column8",
    time: null,
    notes: [NO_TIME],
    isInvented: true,
    whole: { rows: 7588, inputs: 8 },
    excerpt: { file: "exchange-rate/exchange_rate.txt", rows: 48, inputs: 8 },
  },
  {
    file: "R-datasets/AirPassengers.csv",
    target: "value",
    time: ["time", "1 month"],
    isInvented: true,
    whole: { rows: 144, inputs: 1, span: ["1949-01", "1960-12"] },
    excerpt: { rows: 48, inputs: 1, span: ["1949-01", "1952-12"] },
  },
  {
    file: "R-datasets/JohnsonJohnson.csv",
    target: "value",
    time: ["time", "1 quarter"],
    isInvented: true,
    whole: { rows: 84, inputs: 1, span: ["1960-01", "1980-10"] },
    excerpt: { rows: 48, inputs: 1, span: ["1945-01", "1956-10"] },
  },
  {
    file: "R-datasets/treering.csv",
    target: "value",
    time: ["time", "1 year"],
    isInvented: true,
    whole: { rows: 7980, inputs: 1, span: ["-6000", "1979"] },
    excerpt: { rows: 48, inputs: 1, span: ["-1000", "1350"], step: "50 years" },
  },
  {
    file: "R-datasets/EuStockMarkets.csv",
    target: "FTSE",
    time: ["time", "1.4 days"],
    isInvented: true,
    whole: { rows: 1860, inputs: 4, span: ["1991-07-01 02:18:32", "1998-08-24 20:18:32"] },
    excerpt: { rows: 48, inputs: 4, span: ["1991-07-01 02:18:32", "1991-09-05 01:50:43"] },
  },
  {
    file: "R-datasets/presidents.csv",
    options: { missing: "previous" },
    target: "value",
    time: ["time", "1 quarter"],
    isInvented: true,
    whole: { rows: 119, inputs: 1, span: ["1945-04", "1974-10"] },
    excerpt: { rows: 47, inputs: 1, span: ["1945-04", "1956-10"] },
  },
  {
    file: "R-datasets/airquality.csv",
    options: { missing: "drop" },
    target: "Temp",
    time: null,
    isInvented: true,
    whole: { rows: 111, inputs: 6, notes: ['Missing values: the rule "drop" left out 42 rows.'] },
    excerpt: { rows: 40, inputs: 6, notes: ['Missing values: the rule "drop" left out 8 rows.'] },
  },
  {
    file: "R-datasets/lh.csv",
    target: "value",
    time: null,
    notes: ['Left out of the inputs, a row counter: "time".'],
    isInvented: true,
    whole: { rows: 48, inputs: 1 },
    excerpt: { rows: 48, inputs: 1 },
  },
];
