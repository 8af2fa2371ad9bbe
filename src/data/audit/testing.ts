import { type RandomStream, randomStream } from "../../core/numeric/random.js";
import { splitSeries } from "../cut/split-series.js";
import type { Series } from "../series.js";
import { seriesOf } from "../testing.js";
import { auditData } from "./audit-data.js";
import type { DataFinding } from "./finding.js";

/** What the audit finds in columns, all of them inputs, the first the target; without the number of windows, which tests choose small. */
export function found(
  columns: Readonly<Record<string, readonly number[]>>,
  { series = seriesOf(columns), window = 8, horizon = 1 } = {} as {
    readonly series?: Series;
    readonly window?: number;
    readonly horizon?: number;
  },
): readonly DataFinding[] {
  const inputs = Object.keys(columns);
  const targets = [inputs[0]!];
  const findings = auditData({ series, split: splitSeries(series), inputs, targets, window, horizon });
  return findings.filter(({ code }) => code !== "few-windows");
}

/** Series without any fault: what a kind of column does by nature. */
export const CLEAN: Readonly<Record<string, (stream: RandomStream, rows: number) => number[]>> = {
  "white noise": (stream, rows) => Array.from({ length: rows }, () => stream.normal()),
  "autoregression .5": (stream, rows) => autoregression(stream, rows, 0.5),
  "a day's season": (stream, rows) =>
    autoregression(stream, rows, 0.7).map((noise, k) => 3 * Math.sin((2 * Math.PI * k) / 24) + noise),
  "a year's season, rounded": (stream, rows) =>
    autoregression(stream, rows, 0.7).map(
      (noise, k) => Math.round(10 * (15 + 8 * Math.sin((2 * Math.PI * k) / 365) + 2 * noise)) / 10,
    ),
  "heavy tails": (stream, rows) =>
    Array.from({ length: rows }, () => stream.normal() / Math.hypot(stream.normal(), stream.normal(), stream.normal())),
  integers: (stream, rows) => Array.from({ length: rows }, () => Math.round(3 * stream.normal())),
  rain: (stream, rows) => {
    let isWet = false;
    return Array.from({ length: rows }, () => {
      isWet = stream.uniform() < (isWet ? 0.6 : 0.2);
      return isWet ? Math.round(10 * Math.exp(stream.normal())) / 10 : 0;
    });
  },
};

export function autoregression(stream: RandomStream, rows: number, r: number): number[] {
  let value = r < 1 ? stream.normal() / Math.sqrt(1 - r * r) : 0;
  return Array.from({ length: rows }, () => {
    value = r * value + stream.normal();
    return value;
  });
}

export function noise(seed: number, rows: number): number[] {
  return CLEAN["white noise"]!(randomStream(seed), rows);
}
