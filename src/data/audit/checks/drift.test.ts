import { describe, expect, it } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { splitSeries } from "../../cut/split-series.js";
import { seriesOf } from "../../testing.js";
import { auditData } from "../audit-data.js";
import { autoregression, found, noise } from "../testing.js";

const ROWS = 1000;
const inTest = (k: number) => k >= 0.8 * ROWS;

describe("outside the training range", () => {
  it("counts the values that a trend leads beyond it, and how far", () => {
    const trend = Array.from({ length: ROWS }, (_, k) => k);
    expect(found({ trend })).toMatchObject([
      { code: "outside-range", severity: "warning", column: "trend", part: "validation", count: 200, rows: 200 },
      { code: "outside-range", severity: "warning", part: "test", count: 200, beyond: expect.closeTo(400 / 173.2, 2) },
    ]);
  });

  it("finds a single value that no measurement gives", () => {
    const a = noise(1, ROWS);
    a[900] = -999;
    expect(found({ a })).toMatchObject([{ code: "outside-range", severity: "warning", part: "test", count: 1 }]);
  });
});

describe("shift", () => {
  it("finds a mean that moved and a spread that doubled or halved, by how much, in the part that has it", () => {
    const [a, b, c, d] = [1, 2, 3, 4].map((seed) => noise(seed, ROWS)) as [number[], number[], number[], number[]];
    const columns = {
      steady: a,
      moved: b.map((value, k) => value + (inTest(k) ? 1.5 : 0)),
      wider: c.map((value, k) => value * (inTest(k) ? 2.5 : 1)),
      narrower: d.map((value, k) => value * (inTest(k) ? 0.3 : 1)),
    };
    const findings = found(columns).filter(({ code }) => code === "shift");
    expect(findings).toMatchObject([
      { column: "moved", part: "test", meanShift: expect.closeTo(1.5, 0) },
      { column: expect.any(String), part: "test" },
      { column: expect.any(String), part: "test" },
    ]);
    const ratios = Object.fromEntries(
      findings.map((finding) => [Reflect.get(finding, "column"), Reflect.get(finding, "spreadRatio")]),
    );
    expect(ratios).toEqual({
      moved: expect.closeTo(1, 0),
      wider: expect.closeTo(2.5, 0),
      narrower: expect.closeTo(0.3, 0),
    });
  });

  it("takes a slow column's wandering for what it is", () => {
    const slow = autoregression(randomStream(7), ROWS, 0.995);
    expect(found({ slow }).filter(({ code }) => code === "shift")).toEqual([]);
  });
});

describe("unseen season", () => {
  const seasonsIn = (rows: number) => {
    const columns = { a: noise(1, rows) };
    return found(columns, { series: seriesOf(columns, { daily: true }) }).filter(
      ({ code }) => code === "unseen-season",
    );
  };

  it("finds a test in autumn of what was trained in winter and spring", () => {
    expect(seasonsIn(300)).toMatchObject([
      { part: "validation", severity: "warning", rows: 60 },
      { part: "test", severity: "warning", count: 60, rows: 60 },
    ]);
  });

  it("says nothing of a part without rows", () => {
    const series = seriesOf({ a: noise(1, 300) }, { daily: true });
    const split = splitSeries(series, { testShare: 0 });
    const findings = auditData({ series, split, inputs: ["a"], targets: ["a"], window: 8 });
    expect(findings.filter((finding) => "part" in finding && finding.part === "test")).toEqual([]);
  });

  it("leaves years alone of which the training part has a whole one, and weeks too near each other to differ", () => {
    expect(seasonsIn(1000)).toEqual([]);
    expect(seasonsIn(100)).toEqual([]);
  });
});
