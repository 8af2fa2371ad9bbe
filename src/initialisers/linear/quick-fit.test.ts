import { describe, expect, test } from "vitest";
import { rootMeanSquareError } from "../../data/baselines/contract.js";
import { bestFit } from "../../data/linear/best-fit.js";
import { fitsOf, type LinearFit } from "../../data/linear/fit.js";
import { linearForecasts } from "../../data/linear/forecasts.js";
import { thinWindows } from "../../data/thin-windows.js";
import type { WindowSet } from "../../data/window-set.js";
import { selectKernels } from "../../kernels/select.js";
import { quickFit } from "./quick-fit.js";
import { seriesSet } from "./testing/linear-series.js";

const { kernels } = selectKernels();
const shape = { inputSize: 3, columns: 2 };
const train = seriesSet({ ...shape, rows: 6000 });
const validation = seriesSet({ ...shape, rows: 2000, seed: 2 });
const errorOf = ({ part, coefficients }: LinearFit, set: WindowSet) =>
  rootMeanSquareError(linearForecasts(set, part, coefficients), set);

describe("where windows overlap", () => {
  test.each([null, validation])("it is one of the fits of the baseline, to 1e-9", (judged) => {
    const fit = quickFit(train, judged, kernels)!;
    const same = fitsOf(train).find(({ strength }) => strength === fit.strength)!;
    expect(fit.windows).toBe(train.length);
    fit.coefficients.forEach((value, at) => {
      expect(Math.abs(value - same.coefficients[at]!)).toBeLessThan(1e-9);
    });
  });

  test("its penalty is the baseline's where the validation error has one minimum", () => {
    expect(quickFit(train, validation, kernels)!.strength).toBe(bestFit(train, validation).strength);
  });
});

test("of thinned windows that do not overlap it is as good as the baseline, to 1 %, from fewer of them", () => {
  const [few, judged] = [thinWindows(train, 2000), thinWindows(validation, 700)];
  const fit = quickFit(few, judged, kernels)!;
  expect(fit.windows).toBe(1000);
  expect(errorOf(fit, judged) / errorOf(bestFit(few, judged), judged)).toBeLessThan(1.01);
  expect(quickFit(few, judged, kernels)).toEqual(fit);
});

test("columns that single precision would drown are summed in double precision", () => {
  const inputs = train.inputs.map((value, at) => (at % 3 === 1 ? 1e6 * value : value));
  const large = thinWindows({ ...train, inputs }, 2000);
  const fit = quickFit(large, null, kernels)!;
  expect(fit.products.rounding).toBeUndefined();
  expect(fit.coefficients.every(Number.isFinite)).toBe(true);
});

test("numbers that are none have no fit", () => {
  expect(quickFit({ ...train, targets: train.targets.map(() => Number.NaN) }, validation, kernels)).toBeNull();
});
