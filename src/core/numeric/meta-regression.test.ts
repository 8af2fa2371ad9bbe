import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { metaRegression } from "./meta-regression.js";
import { randomStream } from "./random.js";

interface Golden {
  readonly cases: readonly {
    readonly effects: readonly number[];
    readonly variances: readonly number[];
    readonly conditions: readonly (readonly number[])[];
    readonly expected: Readonly<Record<"values" | "low" | "high" | "p", readonly number[]>> & {
      readonly betweenVariance: number;
    };
  }[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL("../../../test/golden/meta-regression.json", import.meta.url), "utf8"),
);

test.each(golden.cases)("coefficients, intervals and tau^2 are numpy's and scipy's to 1e-9, case %#", (given) => {
  const { level, slopes, betweenVariance } = metaRegression(given);
  const { expected } = given;
  expect(Math.abs(betweenVariance - expected.betweenVariance)).toBeLessThan(1e-9);
  [level, ...slopes].forEach((coefficient, k) => {
    expect(Math.abs(coefficient.value - expected.values[k]!)).toBeLessThan(1e-9);
    expect(Math.abs(coefficient.low - expected.low[k]!)).toBeLessThan(1e-8);
    expect(Math.abs(coefficient.high - expected.high[k]!)).toBeLessThan(1e-8);
    expect(Math.abs(coefficient.p - expected.p[k]!)).toBeLessThan(1e-8);
  });
});

test("where all studies know nothing of their uncertainty, the line is that of least squares", () => {
  const x = [0, 1, 2, 3, 4, 5];
  const effects = [0.1, 0.9, 2.3, 2.8, 4.4, 4.9];
  const { level, slopes } = metaRegression({ effects, variances: x.map(() => 0), conditions: x.map((one) => [one]) });
  const mean = effects.reduce((a, b) => a + b) / 6;
  const slope = x.reduce((sum, one, k) => sum + (one - 2.5) * (effects[k]! - mean), 0) / 17.5;
  expect(slopes[0]!.value).toBeCloseTo(slope, 9);
  expect(level.value).toBeCloseTo(mean - 2.5 * slope, 9);
});

describe("what an interval of 95 % holds, over 800 drawn suites", () => {
  test.each([
    { studies: 8, tau: 0, uneven: 1, most: 0.998 },
    { studies: 8, tau: 0.3, uneven: 1, most: 0.98 },
    { studies: 20, tau: 0.3, uneven: 10, most: 0.98 },
    { studies: 40, tau: 0.1, uneven: 30, most: 0.98 },
  ])(
    "$studies studies, tau $tau, variances up to $uneven times as large: .93 to $most",
    ({ studies, tau, uneven, most }) => {
      const stream = randomStream(7).fork(`${studies} ${tau} ${uneven}`);
      const held = { slope: 0, line: 0 };
      const drawn = 800;
      for (let k = 0; k < drawn; k++) {
        const conditions = Array.from({ length: studies }, () => [stream.normal(), stream.normal()]);
        const variances = conditions.map(() => 0.02 * uneven ** stream.uniform());
        const effects = conditions.map(
          ([a, b], i) => 0.2 - 0.1 * a! + 0.3 * b! + tau * stream.normal() + Math.sqrt(variances[i]!) * stream.normal(),
        );
        const { slopes, at } = metaRegression({ effects, variances, conditions });
        if (slopes[0]!.low <= -0.1 && slopes[0]!.high >= -0.1) held.slope++;
        const line = at([1, 1]);
        if (line.low <= 0.4 && line.high >= 0.4) held.line++;
      }
      for (const count of Object.values(held)) {
        expect(count / drawn).toBeGreaterThan(0.93);
        expect(count / drawn).toBeLessThan(most);
      }
    },
  );
});

test("too few studies for their conditions are refused with what to do", () => {
  const conditions = [[1], [2], [3]];
  expect(() => metaRegression({ effects: [1, 2, 3], variances: [1, 1, 1], conditions })).toThrow(
    "metaRegression: `effects` must be at least 4 for 1 conditions, got 3. Leave conditions out.",
  );
});
