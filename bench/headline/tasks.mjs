// Thirteen tasks. Series come from the folder of data sets beside the project (see its tests) and are left out where it is not there; sequences are made.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addingTask, latchTask, parityTask, randomStream, thinWindows } from "../../dist/index.js";
import { readTable } from "../../dist/node/index.js";
import { seriesTask } from "../../dist/study/index.js";

/** Of the test suite's data sets. */
const DATA = join(import.meta.dirname, "..", "..", "..", "shared", "data");
/** Windows of a part at most, evenly thinned. */
const MOST = { train: 3000, validation: 1500, test: 3000 };

export const TASKS = [
  sequences("adding-10", (options) => addingTask({ ...options, length: 10 })),
  sequences("adding-40", (options) => addingTask({ ...options, length: 40 })),
  sequences("adding-100", (options) => addingTask({ ...options, length: 100 })),
  sequences("latch", (options) => latchTask({ ...options, length: 30 })),
  sequences("parity", (options) => parityTask({ ...options, length: 8 })),
  series("laser", "santafe-laser-a/santafe.dat", { read: laser, target: ["intensity"], rows: 4000 }),
  series("sunspots-1", "sunspots-monthly/monthly-sunspots.csv", { target: ["Sunspots"] }),
  series("sunspots-12", "sunspots-monthly/monthly-sunspots.csv", { target: ["Sunspots"], horizon: 12 }),
  series("seattle", "weather-seattle/seattle-weather.csv", { target: ["temp_max"] }),
  series("bike-sharing", "bike-sharing/hour.csv.gz", {
    target: ["cnt"],
    inputs: ["cnt", "hr", "weekday", "workingday", "holiday", "weathersit", "temp", "hum", "windspeed"],
  }),
  series("pm25", "beijing-pm25/pollution.csv.gz", { target: ["pm2.5"], missing: "previous" }),
  series("etth1-24", "ett/ETTh1.csv.gz", { target: ["OT"], horizon: { from: 1, to: 24 } }),
  series("household-power", "household-power/household_power_days.csv", { target: ["Global_active_power"] }),
];

function sequences(name, make) {
  return {
    name,
    load: async () => {
      const sizes = { train: 2000, validation: 500, test: 2000 };
      return { windows: make({ ...sizes, stream: randomStream(30).fork(name) }) };
    },
  };
}

function series(name, path, { read = readTable, horizon = 1, window = 24, ...options }) {
  const file = join(DATA, path);
  return {
    name,
    load: async () => {
      if (!existsSync(file)) return null;
      const table = await read(file, options);
      const series = asObserved(table.series);
      const task = seriesTask({ ...table, series, window, horizon, validationShare: 0.2, testShare: 0.2 });
      return { windows: thinned(task.windows) };
    },
  };
}

/** Values that were filled in (PM2.5: 4.7 % of the hours) count as observed: all runs that are stored were made so. */
function asObserved(series) {
  return { ...series, columns: series.columns.map(({ name, values }) => ({ name, values })) };
}

function thinned(windows) {
  const part = (name) => thinWindows(windows[name], MOST[name]);
  return { ...windows, train: part("train"), validation: part("validation"), test: part("test") };
}

/** A file of one number a line, without a header: its first rows, read as a table. */
async function laser(file, { target, rows }) {
  const values = readFileSync(file, "utf8").trim().split("\n").slice(0, rows).map(Number);
  const folder = mkdtempSync(join(tmpdir(), "gradus-laser-"));
  const table = join(folder, "laser.csv");
  try {
    writeFileSync(table, `${target[0]}\n${values.join("\n")}\n`);
    return await readTable(table, { target });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
