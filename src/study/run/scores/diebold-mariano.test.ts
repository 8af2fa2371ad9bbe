import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { dieboldMariano } from "./diebold-mariano.js";

const { cases } = JSON.parse(
  readFileSync(new URL("../../../../test/golden/diebold-mariano.json", import.meta.url), "utf8"),
) as {
  readonly cases: readonly {
    readonly runs: readonly (readonly number[])[];
    readonly horizon: number;
    readonly statistic: number;
    readonly p: number;
  }[];
};

test.each(cases)("is that of numpy and scipy, $horizon rows ahead", ({ runs, horizon, statistic, p }) => {
  const follows = Uint8Array.from(runs.flatMap((run) => run.map((_, k) => Number(k > 0))));
  const found = dieboldMariano(Float64Array.from(runs.flat()), { follows, horizon })!;
  expect(found.statistic).toBeCloseTo(statistic, 9);
  expect(found.p).toBeCloseTo(p, 9);
});

test("says nothing where there is nothing to tell apart", () => {
  const follows = Uint8Array.from({ length: 30 }, () => 1);
  expect(dieboldMariano(new Float64Array(30), { follows, horizon: 1 })).toBe(null);
  expect(dieboldMariano(Float64Array.of(1, 2), { follows, horizon: 1 })).toBe(null);
});

test("equal forecasts are told apart in about 5 of 100 parts, as p says, where their losses hang together too", () => {
  for (const [persistence, most] of [
    [0, 0.075],
    [0.5, 0.11],
  ] as const) {
    let rejected = 0;
    for (let k = 0; k < 1000; k++) {
      const noise = randomStream(k);
      let last = 0;
      const losses = Float64Array.from({ length: 300 }, () => (last = persistence * last + noise.normal()));
      const { p } = dieboldMariano(losses, { follows: new Uint8Array(300).fill(1), horizon: 1 })!;
      if (p < 0.05) rejected++;
    }
    expect(rejected / 1000).toBeLessThan(most);
    expect(rejected / 1000).toBeGreaterThan(0.03);
  }
});
