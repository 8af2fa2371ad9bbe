import { describe, expect, it } from "vitest";
import { splitSeries } from "../../cut/split-series.js";
import { seriesOf } from "../../testing.js";
import { auditData } from "../audit-data.js";
import { fewForNetwork } from "../few-for-network.js";
import { found, noise } from "../testing.js";

const DAY = 86_400_000;

describe("gaps", () => {
  const withGap = (rows: number, at: readonly number[]) => {
    const columns = { a: noise(1, rows) };
    const series = seriesOf(columns, { daily: true });
    const { milliseconds } = series.time!;
    for (const row of at)
      milliseconds.fill(0, row).set(
        Array.from({ length: rows - row }, (_, k) => milliseconds[row - 1]! + (6 + k) * DAY),
        row,
      );
    return found(columns, { series, window: 8 }).filter(({ code }) => code === "gaps");
  };

  it("says how many, the longest, and how many windows run across one", () => {
    expect(withGap(1500, [100])).toEqual([
      {
        ...{ code: "gaps", severity: "note", count: 1, usual: "1 day", longest: "6 days", after: "2020-04-09" },
        ...{ windows: 8, ofWindows: 900 - 8 + 2 * (300 - 8) },
      },
    ]);
    expect(withGap(1500, [])).toEqual([]);
  });

  it("warns where many windows do", () => {
    expect(
      withGap(
        1500,
        Array.from({ length: 30 }, (_, k) => 50 * (k + 1) - 1),
      ),
    ).toMatchObject([{ severity: "warning", count: 30 }]);
  });
});

describe("few windows", () => {
  it("warns of parts with fewer than 100", () => {
    const few = (rows: number) => {
      const series = seriesOf({ a: noise(1, rows) });
      return auditData({ series, split: splitSeries(series), inputs: ["a"], targets: ["a"], window: 10 });
    };
    expect(few(300)).toEqual([
      { code: "few-windows", severity: "warning", part: "validation", windows: 50 },
      { code: "few-windows", severity: "warning", part: "test", windows: 50 },
    ]);
    expect(few(550)).toEqual([]);
  });

  it("notes a network with more parameters than training windows, and warns of one with ten times as many", () => {
    expect(fewForNetwork(1000, 1000)).toEqual([]);
    expect(fewForNetwork(999, 1000)).toEqual([
      { code: "few-for-network", severity: "note", windows: 999, parameters: 1000 },
    ]);
    expect(fewForNetwork(99, 1000)).toMatchObject([{ severity: "warning" }]);
  });
});
