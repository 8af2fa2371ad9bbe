import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { makeWindows, type Segment, sharedMemory, splitSeries } from "gradus";
import { type StudyFile, sequenceStudyTask } from "gradus/study";
import { dataFile } from "./data-file.ts";

/**
 * How many cycles has a turbofan engine left? Asked of engines that were never seen in training.
 *
 *     gradus poc examples/studies/cmapss.ts
 */
const file = dataFile(
  ["cmapss-fd001/train_FD001.txt"],
  "https://www.nasa.gov/intelligent-systems-division/discovery-and-systems-health/pcoe/pcoe-data-set-repository/ " +
    "(Turbofan Engine Degradation Simulation; train_FD001.txt in the zip)",
);

// A line has unit, cycle, three settings and 21 sensors, without a header. Every engine runs until it fails, with its last line.
const bytes = readFileSync(file);
const lines = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString().trim().split("\n");
const rows = lines.map((line) => line.trim().split(/\s+/).map(Number));
const column = (name: string, value: (row: number[], k: number) => number) => ({
  name,
  values: Float64Array.from(rows, value),
});

const engines: Segment[] = [];
rows.forEach(([unit, cycle], k) => {
  if (cycle === 1) engines.push({ name: `engine ${unit}`, start: k, end: k });
  engines[engines.length - 1] = { ...engines.at(-1)!, end: k + 1 };
});

// Early on nothing is worn, and nothing tells 300 cycles from 200: the life left is capped, as it is in the literature.
const CAP = 125;
const lifeOf = engines.flatMap(({ start, end }) =>
  Array.from({ length: end - start }, (_, k) => Math.min(CAP, end - start - 1 - k)),
);

// Sensors that vary. Not the cycle: it would tell the age, which is not the wear, and the network would learn the mean life by heart.
const sensors = [2, 3, 4, 7, 8, 9, 11, 12, 13, 14, 15, 17, 20, 21];
const inputs = sensors.map((n) => `sensor ${n}`);
const series = {
  source: "C-MAPSS FD001",
  columns: [
    ...sensors.map((n) => column(`sensor ${n}`, (row) => row[4 + n]!)),
    column("life left", (_, k) => lifeOf[k]!),
  ],
  time: null, // cycles are counted
  segments: engines,
  rows: rows.length,
};

const windows = makeWindows({
  series,
  split: splitSeries(series, { by: "group" }), // 60 engines train, 20 validate, 20 test: no engine is in two parts
  inputs,
  targets: ["life left"],
  window: 30,
  // The life left at the last cycle read. With a horizon of 1, and so with its past known, "the last value, less one" would be right nearly always.
  horizon: 0,
  allocate: sharedMemory, // which workers read without a copy
});

const task = sequenceStudyTask({
  source: series.source,
  windows,
  notes: [
    `Life left is capped at ${CAP} cycles; engines are split as wholes, 60 to train, 20 to validate, 20 to test.`,
    "All cycles of the test engines are asked for, not the one where NASA cut its test file: errors are not those of the literature.",
  ],
});

/** A test window by the engine and its last cycle, for the report. */
function testLabel(window: number): string {
  const row = windows.test.starts[window]! + windows.test.window - 1;
  const engine = engines.find(({ end }) => row < end)!;
  return `${engine.name}, cycle ${row - engine.start + 1}`;
}

export default {
  data: { task: { ...task, testLabel } },
  budget: { batchSizes: [64], epochs: 30, time: "5m" },
} satisfies StudyFile;
