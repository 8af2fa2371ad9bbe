import { expect, test } from "vitest";
import { errorCurve } from "../report/view/error-curve.js";
import type { EpochRecord } from "../study/records/trial.js";
import { trial } from "../study/testing/records.js";
import { compactTrial } from "./compact-trial.js";
import { ThinnedPoints } from "./thinned-points.js";

/** 300 epochs of ten steps; the errors within some of them are lower than at the end of any. */
const whole = trial({ errors: Array.from({ length: 300 }, (_, k) => 400 - k) });
const epochs = whole.epochs.map((epoch): EpochRecord => {
  const lower =
    epoch.epoch % 7 === 3
      ? [{ steps: epoch.steps - 1, smoothedSteps: 0, validationError: epoch.validationError / 2 }]
      : [];
  return { ...epoch, within: lower };
});
const record = { ...whole, epochs };

test("the lowest error so far is the report's, validations within epochs among them, however many epochs are left out", () => {
  const report = errorCurve([record]);
  const lowest = (epoch: number) => report.findLast(({ x }) => x <= epoch)!.median;
  const live = new ThinnedPoints(60);
  for (const epoch of epochs) live.add(epoch);
  for (const points of [compactTrial(record).points, live.points()]) {
    expect(points.epoch.length).toBeLessThan(150);
    expect(points.validationError).toEqual(points.epoch.map(lowest));
    expect(points.validationError.at(-1)).toBe(
      Math.min(...epochs.flatMap(({ within }) => within.map((one) => one.validationError))),
    );
  }
});
