import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTable } from "../../node/read/read-table.js";
import { hasSharedData, SHARED_DATA } from "../../read/testing.js";
import { splitSeries } from "../cut/split-series.js";
import type { Series } from "../series.js";
import { seriesOf } from "../testing.js";
import { makeWindows } from "../windows.js";
import { fitBaselines, forecastError } from "./index.js";
import { clockBefore, rowsBefore } from "./row-before.js";

const HOUR = 3_600_000;
const day = Array.from({ length: 24 }, (_, h) => Math.sin(h) + 0.3 * h);

/** Hourly from midnight, without the hours that are left out. */
function hourly(hours: number, isThere: (hour: number) => boolean): Series {
  const taken = Array.from({ length: hours }, (_, k) => k).filter(isThere);
  const series = seriesOf({ y: taken.map((hour) => day[hour % 24]!) });
  const milliseconds = Float64Array.from(taken, (hour) => hour * HOUR);
  return { ...series, time: { columns: ["t"], milliseconds, step: HOUR, gaps: 1, resolution: "minute" } };
}

function seasonalError(series: Series, horizon = 1): number {
  const split = splitSeries(series);
  const windows = makeWindows({ series, split, inputs: ["y"], targets: ["y"], window: 6, horizon });
  const seasonal = fitBaselines({ windows, origin: { series, split } }).find(({ name }) => name === "seasonal repeat")!;
  return forecastError(seasonal.predict(windows.test), windows.test, windows.errorFactor);
}

describe("the seasonal repeat", () => {
  it("follows the clock across gaps: a day repeats itself, whatever hours are missing", () => {
    const holes = hourly(2400, (hour) => hour % 37 !== 5);
    for (const horizon of [1, 24, 30]) expect(seasonalError(holes, horizon)).toBeLessThan(1e-6);
    expect(seasonalError({ ...holes, time: null })).toBeGreaterThan(0.1); // by rows
  });

  it("takes an earlier season where the row is missing, and none before the segment", () => {
    const { time, segments } = hourly(100, (hour) => hour !== 26);
    const repeats = clockBefore({ period: 24 * HOUR }, time!);
    const rowOf = (hour: number) => (hour > 26 ? hour - 1 : hour);
    expect(repeats(segments[0]!, { last: rowOf(49), target: rowOf(50) })).toBe(2);
    expect(repeats(segments[0]!, { last: rowOf(73), target: rowOf(75) })).toBe(rowOf(51));
    expect(repeats(segments[0]!, { last: 20, target: 21 })).toBe(null);
  });

  it("by rows where there is no clock", () => {
    const repeats = rowsBefore({ rows: 7 });
    const segment = { name: "a", start: 10, end: 60 };
    expect(repeats(segment, { last: 30, target: 31 })).toBe(24);
    expect(repeats(segment, { last: 30, target: 38 })).toBe(24);
    expect(repeats(segment, { last: 12, target: 13 })).toBe(null);
  });

  it("bike sharing, 165 hours missing: 111 by the clock, 139 by rows", { tags: ["slow"] }, async ({ skip }) => {
    skip(!hasSharedData, "the public data sets do not lie beside this checkout");
    const { series, inputs, targets } = await readTable(join(SHARED_DATA, "bike-sharing/hour.csv.gz"), {
      target: ["cnt"],
      inputs: ["temp"],
    });
    const errorOf = (of: Series) => {
      const split = splitSeries(of);
      const windows = makeWindows({ series: of, split, inputs, targets, window: 24 });
      const found = fitBaselines({ windows, origin: { series: of, split } });
      const seasonal = found.find(({ name }) => name === "seasonal repeat")!;
      return forecastError(seasonal.predict(windows.test), windows.test, windows.errorFactor);
    };
    expect(errorOf(series)).toBeCloseTo(111.5, 1);
    expect(errorOf({ ...series, time: null })).toBeGreaterThan(125);
  });
});
