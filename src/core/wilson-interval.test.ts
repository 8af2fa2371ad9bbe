import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.js";

// scipy.stats.binomtest(count, n).proportion_ci(method="wilson")
test.each([
  [0, 10, 0, 0.27753279986288804],
  [10, 10, 0.722467200137112, 1],
  [263, 370, 0.6626343798787451, 0.75465481135251],
  [1, 2, 0.09453120573423074, 0.9054687942657693],
])("%i of %i are held by the interval that scipy gives", (count, n, low, high) => {
  const found = wilsonInterval(count / n, n);
  expect(found.low).toBeCloseTo(low, 9);
  expect(found.high).toBeCloseTo(high, 9);
});
