import { describe, expect, it } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { autoregression, CLEAN, found, noise } from "../testing.js";

const ROWS = 600;
const foretold = (columns: Readonly<Record<string, readonly number[]>>, window = 24) =>
  found(columns, { window }).filter(({ code }) => code === "foretelling");
const meanAbout = (values: readonly number[], before: number, after: number) =>
  values.map((_, k) => {
    const near = values.slice(Math.max(0, k - before), k + after + 1);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
const rounded = (values: readonly number[]) => values.map((value) => Math.round(100 * value) / 100);
const summed = (values: readonly number[]) => {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
};
const waves = (periods: readonly number[], phase = 0) =>
  Array.from({ length: ROWS }, (_, k) =>
    periods.reduce((sum, period, j) => sum + (1 + j / 3) * Math.sin((2 * Math.PI * k) / period + phase * j), 0),
  );

/** Honest series, their noise by a seed. */
const HONEST: Readonly<Record<string, (seed: number) => readonly number[]>> = {
  "white noise": (seed) => noise(seed, ROWS),
  temperature: (seed) => CLEAN["a year's season, rounded"]!(randomStream(seed), ROWS),
  "a day's season": (seed) => CLEAN["a day's season"]!(randomStream(seed), ROWS),
  rain: (seed) => CLEAN.rain!(randomStream(seed), ROWS),
  autoregression: (seed) => autoregression(randomStream(seed), ROWS, 0.95),
  "random walk": (seed) => autoregression(randomStream(seed), ROWS, 1),
  "random walk, added up": (seed) => summed(autoregression(randomStream(seed), ROWS, 1)),
  "added up thrice": (seed) => summed(summed(autoregression(randomStream(seed), ROWS, 1))),
  wave: (seed) => waves([24], seed),
  "six waves": (seed) => waves([24, 17.3, 11.1, 90, 7.7, 132], seed),
  "six waves, rounded": (seed) => rounded(waves([24, 17.3, 11.1, 90, 7.7, 132], seed)),
  trend: (seed) => Array.from({ length: ROWS }, (_, k) => k + 0.01 * ((k * seed) % 7)),
  "sunspots, much like": (seed) =>
    waves([132, 66], seed).map((value, k) => Math.abs(value) * (1 + 0.2 * noise(seed, ROWS)[k]!)),
};

describe("foretelling", () => {
  it("finds a mean about each row and the difference to the next one, rounded as files are, whatever the series", () => {
    for (const name of [
      "white noise",
      "temperature",
      "a day's season",
      "autoregression",
      "random walk",
      "random walk, added up",
    ]) {
      const target = HONEST[name]!(3).map((value) => 10 * value);
      const columns = {
        target,
        centred: rounded(meanAbout(target, 3, 3)),
        next: rounded(target.map((value, k) => (target[k + 1] ?? value) - value)),
        trailing: rounded(meanAbout(target, 6, 0)),
        last: rounded(target.map((value, k) => value - (target[k - 1] ?? value))),
        other: noise(9, ROWS),
      };
      expect(
        foretold(columns).map((finding) => "column" in finding && finding.column),
        name,
      ).toEqual(["centred", "next"]);
    }
  });

  it("leaves honest series alone, beside each other, their past, sums and what goes with them", () => {
    const names = Object.keys(HONEST);
    for (const [k, name] of names.entries())
      for (let seed = 1; seed <= 2; seed++) {
        const target = HONEST[name]!(seed);
        const other = HONEST[names[(k + seed) % names.length]!]!(seed + 50);
        const columns = {
          ...{
            target,
            other,
            same: HONEST[name]!(seed + 90),
            trailing: meanAbout(target, 6, 0),
            total: summed(target),
          },
          alike: target.map((value, row) => value + 0.1 * noise(seed, ROWS)[row]!),
          driven: target.map((value, row) => 2 * value - (other[row - 1] ?? 0)),
        };
        for (const window of [2, 24]) expect(foretold(columns, window), `${name} ${seed} ${window}`).toEqual([]);
      }
  });
});
