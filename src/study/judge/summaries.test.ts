import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TargetRecord } from "../records/verdict.js";
import { diffusion, momentum, sgd, trial, trialsOf } from "../testing/records.js";
import { epochsToTarget, secondsToTarget, summarise } from "./summaries.js";

const target: TargetRecord = { error: 1, levels: [1], earlierFolds: [], source: "given", reference: null };
const finished = { errors: [3, 1, 1], secondsPerEpoch: 2 };
const never = { errors: [3, 2, 2], secondsPerEpoch: 2 };
const diverged = { errors: [3, 0.5, Number.NaN], outcome: "diverged" as const };
const summaryOf = (parts: Parameters<typeof trialsOf>[1], at = target) =>
  summarise({ trials: trialsOf(sgd, parts), target: at, methods: [sgd], batchSizes: [16] })[0]!;

describe("epochs and seconds to the target", () => {
  it("are those at which the learning curve comes down to it, between two validations too", () => {
    expect(epochsToTarget(trial({ errors: [3, 1, 1, 2] }), 1)).toBe(2);
    expect(secondsToTarget(trial({ errors: [3, 1, 1, 2], secondsPerEpoch: 0.25 }), 2)).toBe(0.375);
  });

  it("are null when no epoch reached it, for NaN, for no epoch at all and for a diverged trial", () => {
    for (const errors of [[3, 2], [Number.NaN], []]) expect(epochsToTarget(trial({ errors }), 1)).toBe(null);
    expect(secondsToTarget(trial(diverged), 1)).toBe(null);
  });

  it("never grow when the target is made easier", () => {
    const error = fc.double({ min: 0, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(error), error, error, (errors, a, b) => {
        const [hard, easy] = [Math.min(a, b), Math.max(a, b)];
        const epochs = (level: number) => epochsToTarget(trial({ errors }), level) ?? Infinity;
        expect(epochs(easy)).toBeLessThanOrEqual(epochs(hard));
      }),
    );
  });
});

describe("summarise", () => {
  it("counts a seed that never reached the target as infinite instead of dropping it", () => {
    expect(summaryOf([finished, finished, finished, never, never])).toMatchObject({
      seeds: 5,
      successes: 3,
      epochsToTarget: 2,
      secondsToTarget: 4,
      secondsPerEpoch: 2,
    });
    expect(summaryOf([finished, finished, never, never, never])).toMatchObject({
      successes: 2,
      epochsToTarget: null,
      secondsToTarget: null,
    });
  });

  it("counts a diverged trial as failed in every median, whatever it had reached before", () => {
    const { validationError, testError, ...rest } = summaryOf([finished, finished, diverged]);
    expect(rest).toMatchObject({ seeds: 3, successes: 2, diverged: 1 });
    expect(validationError).toBe(1);
    expect(testError).toBeCloseTo(1.1);
    expect(summaryOf([finished, diverged, diverged])).toMatchObject({ validationError: null, testError: null });
  });

  it("leaves a stopped trial out: what it would have reached is unknown", () => {
    const stopped = { errors: [0.1], outcome: "stopped" as const };
    expect(summaryOf([finished, stopped, never, finished])).toEqual(summaryOf([finished, never, finished]));
    expect(summarise({ trials: trialsOf(sgd, [stopped]), target, methods: [sgd], batchSizes: [16] })).toEqual([]);
  });

  it("has no test error until it is measured for all", () => {
    expect(summaryOf([finished, { ...finished, testError: null }, finished]).testError).toBe(null);
  });

  it("reports errors without a target, and no times", () => {
    expect(
      summaryOf([finished], { error: null, levels: [], earlierFolds: [], source: "reference", reference: "sgd" }),
    ).toMatchObject({
      successes: 0,
      epochsToTarget: null,
      secondsToTarget: null,
      validationError: 1,
    });
  });

  it("lists methods and batch sizes in the order given, those without evaluation trials left out", () => {
    const trials = [
      ...trialsOf(diffusion, [{ batchSize: 64, sigma0: 0.3, learningRate: 0.7 }, { batchSize: 16 }]),
      ...trialsOf(sgd, [{ batchSize: 64 }, { batchSize: 16, phase: "tuning" }]),
    ];
    const summaries = summarise({ trials, target, methods: [sgd, momentum, diffusion], batchSizes: [16, 64] });
    expect(summaries.map(({ method, batchSize }) => `${method}/${batchSize}`)).toEqual([
      "sgd/64",
      "diffusion/16",
      "diffusion/64",
    ]);
    expect(summaries[2]).toMatchObject({ sigma0: 0.3, learningRate: 0.7, seeds: 1 });
  });
});
