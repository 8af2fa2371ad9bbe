// The five tasks of the comparison, small enough that a run takes about a second.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { randomStream } from "../../dist/core/numeric/random.js";
import { splitSeries } from "../../dist/data/split.js";
import { addingTask } from "../../dist/data/tasks/adding.js";
import { thinWindows } from "../../dist/data/window-set.js";
import { makeWindows } from "../../dist/data/windows.js";

const MOST_TRAINING_WINDOWS = 800;
const MOST_OTHER_WINDOWS = 500;

/** @param {string} folder where the data sets lie */
export function tasks(folder) {
  return [
    adding(),
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

function adding() {
  const task = addingTask({ length: 10, train: 1000, validation: 500, test: 1000, stream: randomStream(20) });
  return { name: "adding T=10", ...pick(task), errorFactor: task.errorFactor };
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

/** One step ahead; parts in order of time, 60, 20, 20 %. */
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
  const windows = makeWindows({ series, split: splitSeries(series), inputs: names, targets: [target], window });
  return { name, ...pick(windows), errorFactor: windows.errorFactor };
}

function pick({ train, validation, test }) {
  return {
    train: thinWindows(train, MOST_TRAINING_WINDOWS),
    validation: thinWindows(validation, MOST_OTHER_WINDOWS),
    test: thinWindows(test, MOST_OTHER_WINDOWS),
  };
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
