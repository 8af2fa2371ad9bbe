import { expect, test } from "vitest";
import { conformalHalfWidth } from "./conformal.js";
import { randomStream } from "./random.js";

test.each([20, 99, 400])(
  "of %i errors intervals hold the next value in as many cases as they say, and hardly more",
  (n) => {
    const random = randomStream(n);
    for (const level of [0.8, 0.95]) {
      let inside = 0;
      for (let study = 0; study < 4000; study++) {
        const width = conformalHalfWidth(
          Float64Array.from({ length: n }, () => Math.abs(random.normal()) ** 3),
          level,
        )!;
        if (Math.abs(random.normal()) ** 3 <= width) inside++;
      }
      const share = inside / 4000;
      expect(share).toBeGreaterThan(level - 0.02);
      expect(share).toBeLessThan(level + 1 / (n + 1) + 0.02);
    }
  },
);

test("too few errors give none", () => {
  expect(conformalHalfWidth(new Float64Array(18), 0.95)).toBeNull();
  expect(conformalHalfWidth(new Float64Array(19).fill(2), 0.95)).toBe(2);
  expect(conformalHalfWidth(new Float64Array(0), 0.8)).toBeNull();
});
