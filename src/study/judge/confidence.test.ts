import { expect, test } from "vitest";
import { confidenceToBeat, nextLook } from "./confidence.js";

test("other methods are to be beaten by 94 % at 5, 10, 20 and 40 seeds, by 98 % at other numbers", () => {
  expect([5, 10, 20, 40].map(confidenceToBeat)).toEqual([0.94, 0.94, 0.94, 0.94]);
  expect([1, 4, 6, 9, 15, 25].map(confidenceToBeat)).toEqual([0.98, 0.98, 0.98, 0.98, 0.98, 0.98]);
});

test("the next planned look has more seeds, and a power of two times 5 of them", () => {
  expect([0, 3, 4, 5, 7, 10, 20].map(nextLook)).toEqual([5, 5, 5, 10, 10, 20, 40]);
});
