import { describe, expect, it } from "vitest";
import { partSpan } from "../split.js";
import { seriesOf } from "../testing.js";
import { splitSeries } from "./split-series.js";

const zeros = (n: number) => new Array<number>(n).fill(0);

describe("splitSeries", () => {
  it("cuts one segment by rows, in order of time", () => {
    const split = splitSeries(seriesOf({ y: zeros(103) }), { validationShare: 0.1, testShare: 0.3 });
    expect(split).toEqual({
      train: [{ segment: "s0", start: 0, end: 62 }],
      validation: [{ segment: "s0", start: 62, end: 72 }],
      test: [{ segment: "s0", start: 72, end: 103 }],
    });
  });

  it("cuts segments that share a time axis at the same timestamps, also when one ends early", () => {
    const series = seriesOf({ y: zeros(230) }, { lengths: [100, 30, 100], daily: true });
    const split = splitSeries(series);
    const days = (part: "train" | "validation" | "test") =>
      split[part].map(({ segment, start, end }) => {
        const first = series.segments.find(({ name }) => name === segment)!.start;
        return [segment, start - first, end - first];
      });
    // 230 rows: days 0-29 hold three rows each, later ones two; 60 % of the rows end on day 54.
    expect(days("train")).toEqual([
      ["s0", 0, 54],
      ["s1", 0, 30],
      ["s2", 0, 54],
    ]);
    expect(days("validation")).toEqual([
      ["s0", 54, 77],
      ["s2", 54, 77],
    ]);
    expect(days("test")).toEqual([
      ["s0", 77, 100],
      ["s2", 77, 100],
    ]);
    expect(partSpan(series, split.test)).toEqual({ from: "2020-03-18", to: "2020-04-09" });
  });

  it("cuts segments without a time axis by rows within each", () => {
    const split = splitSeries(seriesOf({ y: zeros(30) }, { lengths: [10, 20] }));
    expect(split.test).toEqual([
      { segment: "s0", start: 8, end: 10 },
      { segment: "s1", start: 26, end: 30 },
    ]);
  });

  it("refuses shares that leave no training rows", () => {
    const series = seriesOf({ y: zeros(10) });
    expect(() => splitSeries(series, { validationShare: 0.5, testShare: 0.5 })).toThrow(
      "splitSeries: `validationShare` and `testShare` must sum to less than 1, got 0.5 and 0.5.",
    );
    expect(() => splitSeries(series, { testShare: 20 })).toThrow(
      "splitSeries: `testShare` must be a share from 0 to less than 1, got 20.",
    );
  });
});
