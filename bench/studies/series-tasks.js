// Real series for the comparisons, small enough that a run takes about a second.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { thinWindows } from "gradus";
import { seriesTask } from "gradus/study";

const MOST_TRAINING_WINDOWS = 800;
const MOST_OTHER_WINDOWS = 500;

/** @param {string} folder where the data sets lie */
export function seriesTasks(folder) {
  return [
    forecast({
      name: "sunspots",
      values: { sunspots: csv(resolve(folder, "sunspots-monthly/monthly-sunspots.csv")).map((row) => Number(row[1])) },
      window: 24,
    }),
    forecast({
      name: "laser",
      values: {
        intensity: readFileSync(resolve(folder, "santafe-laser-a/santafe.dat"), "utf8")
          .trim()
          .split(/\s+/)
          .slice(0, 3000)
          .map(Number),
      },
      window: 20,
    }),
    bikes(resolve(folder, "bike-sharing/hour.csv.gz")),
    pollution(resolve(folder, "beijing-pm25/pollution.csv.gz")),
  ];
}

function bikes(file) {
  const rows = csv(file).slice(-6000);
  const column = (k) => rows.map((row) => Number(row[k]));
  const hour = column(5).map((h) => (2 * Math.PI * h) / 24);
  const values = {
    cnt: column(16),
    temp: column(10),
    hum: column(12),
    workingday: column(8),
    sinHour: hour.map(Math.sin),
    cosHour: hour.map(Math.cos),
  };
  return forecast({ name: "bike sharing", values, target: "cnt", window: 24 });
}

function pollution(file) {
  const rows = csv(file).slice(24, 24 + 12_000);
  const column = (k) => filled(rows.map((row) => Number(row[k])));
  return forecast({
    name: "PM2.5",
    values: { pm: column(5), dew: column(6), temperature: column(7), pressure: column(8), wind: column(10) },
    target: "pm",
    window: 24,
  });
}

/** One step ahead; parts in order of time, 60, 20, 20 %, thinned so that a run takes about a second. */
function forecast({ name, values, target = Object.keys(values)[0], window }) {
  const names = Object.keys(values);
  const rows = values[names[0]].length;
  const series = {
    source: name,
    columns: names.map((column) => ({ name: column, values: Float64Array.from(values[column]) })),
    time: null,
    segments: [{ name, start: 0, end: rows }],
    rows,
  };
  const cut = { window, horizon: 1, validationShare: 0.2, testShare: 0.2 };
  const task = seriesTask({ series, inputs: names, targets: [target], notes: [], missing: "none", ...cut });
  const { train, validation, test } = task.windows;
  const windows = {
    ...task.windows,
    train: thinWindows(train, MOST_TRAINING_WINDOWS),
    validation: thinWindows(validation, MOST_OTHER_WINDOWS),
    test: thinWindows(test, MOST_OTHER_WINDOWS),
  };
  return { ...task, windows };
}

function csv(file) {
  const bytes = readFileSync(file);
  const text = file.endsWith(".gz") ? gunzipSync(bytes).toString("utf8") : bytes.toString("utf8");
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
}

/** Missing values take the last one known. */
function filled(values) {
  let last = values.find((value) => !Number.isNaN(value));
  return values.map((value) => (last = Number.isNaN(value) ? last : value));
}
