import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { diffusion, method, momentum, sgd, trialsOf } from "../testing/records.js";
import { summarise } from "./summaries.js";
import { diffusingMethod, referenceMethod, targetFrom } from "./target.js";

const methods = [momentum, sgd, diffusion];
const options = { given: null, methods, successRate: 0.8 };
const best = (...errors: number[]) => errors.map((error) => ({ errors: [99, error, 98] }));

describe("targetFrom", () => {
  it("takes the given error as it is, and refuses one that no error can be", () => {
    expect(targetFrom([], { ...options, given: 0.3 })).toEqual({ error: 0.3, source: "given", reference: null });
    for (const given of [0, -1, Number.NaN, Infinity]) {
      expect(() => targetFrom([], { ...options, given })).toThrow(`must be a number > 0, got ${given}`);
    }
  });

  it("is the 4th smallest of sgd's 5 best validation errors, whatever the order of the trials", () => {
    const trials = trialsOf(sgd, best(1.3, 1, 9, 1.1, 1.2));
    expect(targetFrom(trials, options)).toEqual({ error: 1.3, source: "reference", reference: "sgd" });
    expect(targetFrom(trials.toReversed(), options).error).toBe(1.3);
    expect(targetFrom(trials, { ...options, successRate: 1 }).error).toBe(9);
  });

  it("comes from the batch size with the lowest median, not from the one with the lowest level", () => {
    const trials = [
      ...trialsOf(sgd, best(5, 5, 5, 5, 5)),
      ...trialsOf(sgd, best(1, 1, 1, 6, 6)).map((record) => ({ ...record, batchSize: 64 })),
    ];
    expect(targetFrom(trials, options).error).toBe(6);
  });

  it("counts a diverged or stopped trial as never reaching, and has no level when too few finished", () => {
    const diverged = { errors: [0.1, 0.1], outcome: "diverged" as const };
    const stopped = { errors: [0.1, 0.1], outcome: "stopped" as const };
    expect(targetFrom(trialsOf(sgd, [...best(1, 2, 3, 4), diverged]), options).error).toBe(4);
    expect(targetFrom(trialsOf(sgd, [...best(1, 2, 3, 4), stopped]), options).error).toBe(4);
    expect(targetFrom(trialsOf(sgd, [...best(1, 2, 3), stopped, diverged]), options).error).toBe(null);
    expect(targetFrom(trialsOf(sgd, [{ errors: [Number.NaN] }]), options).error).toBe(null);
    expect(targetFrom([], options)).toEqual({ error: null, source: "reference", reference: "sgd" });
  });

  it("falls back to a batch size that has a level when the best median has none", () => {
    const diverged = { outcome: "diverged" as const };
    const trials = [
      ...trialsOf(sgd, [...best(1, 1, 1), diverged, diverged]),
      ...trialsOf(sgd, best(5, 6, 7, 8, 9)).map((record) => ({ ...record, batchSize: 64 })),
    ];
    expect(targetFrom(trials, options).error).toBe(8);
  });

  it("ignores tuning trials, other methods and test errors", () => {
    const trials = trialsOf(sgd, best(1, 1, 1, 1, 1));
    const others = [
      ...trialsOf(sgd, best(50, 50, 50, 50, 50)).map((record) => ({ ...record, phase: "tuning" as const })),
      ...trialsOf(momentum, best(0.01, 0.01)),
      ...trialsOf(diffusion, best(0.01, 0.01)),
    ];
    expect(targetFrom([...others, ...trials.map((record) => ({ ...record, testError: 0.01 }))], options).error).toBe(1);
  });

  it("is reached by at least the asked share of the reference's seeds, in the epochs they ran", () => {
    const errors = fc.array(fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(errors, fc.double({ min: 0.05, max: 1, noNaN: true }), (curves, successRate) => {
        const trials = trialsOf(
          sgd,
          curves.map((curve) => ({ errors: curve })),
        );
        const target = targetFrom(trials, { ...options, successRate });
        const [summary] = summarise({ trials, target, methods, batchSizes: [16] });
        expect(summary!.successes / summary!.seeds).toBeGreaterThanOrEqual(successRate - 1e-9);
      }),
    );
  });
});

describe("referenceMethod", () => {
  it("is sgd wherever it stands, else the first that does not diffuse", () => {
    expect(referenceMethod([diffusion, momentum, sgd])).toBe(sgd);
    expect(referenceMethod([diffusion, momentum, method("adam")])).toBe(momentum);
    expect(referenceMethod([diffusion])).toBe(undefined);
    expect(referenceMethod([{ ...diffusion, name: "sgd" }])).toBe(undefined);
  });

  it("missing, leaves the target open", () => {
    expect(targetFrom([], { ...options, methods: [diffusion] })).toEqual({
      error: null,
      source: "reference",
      reference: null,
    });
  });
});

test("the method named diffusion is judged, wherever it stands; without it the first that diffuses", () => {
  const penalty = method("penalty", { diffuses: true });
  expect(diffusingMethod([sgd, penalty, diffusion])).toBe(diffusion);
  expect(diffusingMethod([sgd, penalty])).toBe(penalty);
  expect(diffusingMethod([sgd])).toBeUndefined();
});
