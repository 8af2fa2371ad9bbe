import { expect, test } from "vitest";
import { Correlation } from "./correlation.js";
import { randomStream } from "./random.js";

test("what a line leaves open is 1 - r^2, in two passes over the same pairs, to 1e-10, far from 0 too", () => {
  const random = randomStream(2);
  const pairs = Array.from({ length: 500 }, () => {
    const x = random.normal();
    return [1e6 + x, 3 * x + random.normal() - 1e5] as const;
  });
  const sums = new Correlation();
  for (const [x, y] of pairs) sums.add(x, y);
  const mean = (of: (pair: readonly [number, number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const covariance = mean(([x, y]) => (x - mx) * (y - my));
  const r2 = covariance ** 2 / (mean(([x]) => (x - mx) ** 2) * mean(([, y]) => (y - my) ** 2));
  expect(sums.count).toBe(500);
  expect(Math.abs(sums.leftOpen - (1 - r2))).toBeLessThan(1e-10);
});

test("without pairs, or where one does not vary, all is open", () => {
  const sums = new Correlation();
  expect(sums.leftOpen).toBe(1);
  for (let k = 0; k < 5; k++) sums.add(k, 2);
  expect(sums.leftOpen).toBe(1);
});
