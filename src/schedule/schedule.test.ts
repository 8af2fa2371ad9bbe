import { describe, expect, test } from "vitest";
import { constant, cosine, geometric, join, linear } from "./schedule.js";
import { annealed, ensureEndsAtZero, fixedSigma } from "./sigma.js";

test("linear, geometric and cosine pass through their ends and their own means in the middle", () => {
  expect([0, 0.5, 1].map(linear({ start: 4, end: 1 }).at)).toEqual([4, 2.5, 1]);
  expect([0, 0.5, 1].map(geometric({ start: 4, end: 1 }).at)).toEqual([4, 2, 1]);
  const [first, middle, last] = [0, 0.5, 1].map(cosine({ start: 4, end: 1 }).at);
  expect([first, last]).toEqual([4, 1]);
  expect(middle).toBeCloseTo(2.5, 14);
});

test("geometric falls by the same factor over equal stretches, cosine is flat at both ends", () => {
  const { at } = geometric({ start: 2, end: 0.01 });
  expect(at(0.2) / at(0.1)).toBeCloseTo(at(0.9) / at(0.8), 12);
  const wave = cosine({ start: 1, end: 0 }).at;
  expect(wave(0) - wave(0.001)).toBeLessThan(1e-5);
  expect(wave(0.999) - wave(1)).toBeLessThan(1e-5);
});

test("join runs each part's own 0 to 1 within its share of the run", () => {
  const joined = join([
    { until: 0.25, schedule: constant(3) },
    { until: 0.75, schedule: linear({ start: 2, end: 1 }) },
    { until: 1, schedule: constant(0) },
  ]);
  expect([0, 0.2, 0.25, 0.5, 0.75, 0.9, 1].map(joined.at)).toEqual([3, 3, 2, 1.5, 0, 0, 0]);
});

describe("a schedule that cannot be is refused with the rule, the value and the next action", () => {
  test.each([
    ["an end of 0 in geometric", () => geometric({ start: 1, end: 0 }), /end=0\. To reach 0 exactly, join it/],
    [
      "a start that is NaN",
      () => linear({ start: Number.NaN, end: 0 }),
      /linear: `start` must be a finite number, got NaN/,
    ],
    ["no parts", () => join([]), /needs at least one part/],
    [
      "parts out of order",
      () =>
        join([
          { until: 0.5, schedule: constant(1) },
          { until: 0.4, schedule: constant(0) },
        ]),
      /0\.4 after 0\.5/,
    ],
    ["a last part that stops early", () => join([{ until: 0.9, schedule: constant(0) }]), /must be 1, got 0\.9/],
    [
      "a negative sigma0",
      () => annealed({ sigma0: -1 }),
      /`sigma0` must be a number >= 0, got -1\. Give e\.g\. 1, or 0/,
    ],
    ["a sigma0 that is NaN", () => annealed({ sigma0: Number.NaN }), /got NaN/],
    ["an anneal fraction of 1", () => annealed({ sigma0: 1, annealFraction: 1 }), /last part at sigma = 0/],
  ])("%s", (_what, make, message) => {
    expect(make).toThrow(message);
  });
});

describe("sigma for training", () => {
  test("a fixed sigma stays until the last epoch, which is the original objective's", () => {
    const schedule = fixedSigma({ sigma0: 0.7 });
    expect([0, 0.5, 0.999, 1].map(schedule.at)).toEqual([0.7, 0.7, 0.7, 0]);
    expect(() => ensureEndsAtZero(schedule)).not.toThrow();
    expect(() => fixedSigma({ sigma0: -1 })).toThrow(/fixedSigma/);
  });

  test("annealed falls linearly to exactly 0 at its share and stays there", () => {
    const { at } = annealed({ sigma0: 1, annealFraction: 0.5 });
    expect([0, 0.25, 0.5, 0.75, 1].map(at)).toEqual([1, 0.5, 0, 0, 0]);
    expect(annealed({ sigma0: 0 }).at(0)).toBe(0);
  });

  test.each([
    [
      linear({ start: 1, end: 0.1 }),
      /must end at exactly 0, "linear 1 to 0\.1" ends at 0\.1\. Join it with constant\(0\), or use annealed/,
    ],
    [linear({ start: -1, end: 0 }), /must stay >= 0, got -1 at progress 0/],
    [{ name: "broken", at: () => Number.NaN }, /must stay >= 0, got NaN at progress 0 \(broken\)/],
  ])("a path that is negative, NaN or does not end at 0 is refused", (schedule, message) => {
    expect(() => ensureEndsAtZero(schedule)).toThrow(message);
  });
});
