import { describe, expect, it } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { splitSeries } from "../cut/split-series.js";
import { seriesOf } from "../testing.js";
import { auditData } from "./audit-data.js";
import { autoregression, CLEAN, found, noise } from "./testing.js";

const SEEDS = 40;

/** Of series of three columns, how many have a finding; and one that is not about values outside the training range. */
function alarms(kind: (stream: ReturnType<typeof randomStream>, rows: number) => number[], rows: number) {
  let [any, other] = [0, 0];
  for (let seed = 0; seed < SEEDS; seed++) {
    const stream = randomStream(seed);
    const column = (name: string) => kind(stream.fork(name), rows);
    const findings = found({ a: column("a"), b: column("b"), c: column("c") });
    if (findings.length > 0) any++;
    if (findings.some(({ code }) => code !== "outside-range")) other++;
  }
  return { any: any / SEEDS, other: other / SEEDS };
}

describe("auditData", () => {
  it.each(Object.entries(CLEAN))("leaves %s alone", (_name, kind) => {
    expect(alarms(kind, 600).any).toBeLessThanOrEqual(0.05);
    expect(alarms(kind, 3000).any).toBeLessThanOrEqual(0.05);
  });

  it("says of random walks nothing but that they leave the range they were trained on", () => {
    const walk = (stream: ReturnType<typeof randomStream>, rows: number) => autoregression(stream, rows, 1);
    expect(alarms(walk, 600).other).toBeLessThanOrEqual(0.05);
    expect(alarms(walk, 3000).other).toBeLessThanOrEqual(0.05);
  });

  it("gives warnings before notes", () => {
    const values = noise(1, 500);
    const flat = values.map(() => 1);
    const stuck = noise(2, 500).map((value, k) => (k >= 100 && k < 140 ? 0.5 : value));
    expect(found({ values, flat, stuck }).map(({ code, severity }) => [code, severity])).toEqual([
      ["stuck", "warning"],
      ["constant", "note"],
    ]);
  });

  it("puts parts of a handful of windows first, but for inputs that hold the future", () => {
    const values = noise(1, 105);
    const series = seriesOf({
      values,
      tomorrow: values.map((_, k) => values[k + 1] ?? 0),
      drift: values.map((_, k) => k),
    });
    const [inputs, targets] = [["values", "tomorrow", "drift"], ["values"]];
    const findings = auditData({ series, split: splitSeries(series), inputs, targets, window: 14 });
    expect(findings.slice(0, 3)).toMatchObject([
      { code: "leak" },
      { code: "few-windows", part: "validation", windows: 7 },
      { code: "few-windows", part: "test", windows: 7 },
    ]);
    expect(findings.length).toBeGreaterThan(3);
  });

  it("refuses names and parts that make no windows, as makeWindows does", () => {
    const series = seriesOf({ a: noise(1, 50) });
    const options = { series, split: splitSeries(series), inputs: ["a"], targets: ["a"], window: 8 };
    expect(() => auditData({ ...options, inputs: ["b"] })).toThrow("auditData: `inputs` must name columns");
    expect(() => auditData({ ...options, window: 20 })).toThrow("auditData: `window` 20 with `horizon` 1 needs 21");
  });
});
