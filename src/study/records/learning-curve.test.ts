import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { trial } from "../testing/records.js";
import { learningCurve, reaches } from "./learning-curve.js";

const errorsOf = (errors: readonly number[]) => learningCurve(trial({ errors })).map(({ error }) => error);

describe("learningCurve", () => {
  it("begins before the first step and has a point for each validation, within epochs too", () => {
    const first = trial({ errors: [8, 4], secondsPerEpoch: 2, initialValidationError: 10 });
    const within = [{ steps: 5, smoothedSteps: 0, validationError: 9 }];
    const beside = { secondsBesideSteps: 1, secondsTraining: 3 };
    const epochs = [
      { ...first.epochs[0]!, ...beside, within },
      { ...first.epochs[1]!, secondsTraining: 5 },
    ];
    expect(learningCurve({ ...first, epochs })).toEqual([
      { epochs: 0, seconds: 1, error: 10 },
      { epochs: 0.5, seconds: 2, error: 9 },
      { epochs: 1, seconds: 3, error: 8 },
      { epochs: 2, seconds: 5, error: 4 },
    ]);
  });

  it("takes the median of three neighbours, its ends as they are", () => {
    expect(errorsOf([5, 1, 4, 3, 9, 2])).toEqual([Infinity, 5, 4, 3, 4, 3, 2]);
    expect(learningCurve(trial({ errors: [] }))).toEqual([]);
  });
});

describe("reaches", () => {
  const at = (errors: readonly number[], level: number, initialValidationError: number | null = null) =>
    reaches(learningCurve(trial({ errors, initialValidationError, secondsPerEpoch: 2 })), level);

  it("interpolates between the two validations around the level", () => {
    expect(at([6, 4, 2], 3)).toEqual({ epochs: 2.5, seconds: 5, error: 3, index: 3 });
    expect(at([6, 4, 2], 7, 10)).toEqual({ epochs: 0.75, seconds: 1.5, error: 7, index: 1 });
  });

  it("counts from the validation itself where there is no error before it, and from the first step where a curve begins there", () => {
    expect(at([3, 2, 1], 3)).toMatchObject({ epochs: 1, index: 1 });
    expect(at([3, 2, 1], 9, 8)).toMatchObject({ epochs: 1, seconds: 2, index: 0 });
  });

  it("is null where the curve never comes down, and for a single dip", () => {
    expect(at([3, 2.5, 2], 1)).toBe(null);
    expect(at([3, 1, 3, 2], 1.5)).toBe(null);
    expect(reaches([], 1)).toBe(null);
  });

  test("never later for an easier level, and never beyond the validation that is there", () => {
    const error = fc.double({ min: 0.1, max: 9, noNaN: true });
    fc.assert(
      fc.property(fc.array(error, { minLength: 1 }), error, error, (errors, a, b) => {
        const [hard, easy] = [at(errors, Math.min(a, b), 9.5), at(errors, Math.max(a, b), 9.5)];
        expect(easy?.epochs ?? Infinity).toBeLessThanOrEqual(hard?.epochs ?? Infinity);
        if (hard) expect(hard.epochs).toBeLessThanOrEqual(Math.max(1, hard.index));
      }),
    );
  });
});
