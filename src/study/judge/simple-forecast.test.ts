import { expect, test } from "vitest";
import type { ScoresRecord } from "../records/score.js";
import type { BaselineRecord } from "../records/task.js";
import type { SummaryRecord } from "../records/trial.js";
import { simpleForecastEnough } from "./simple-forecast.js";

const linear = (testError: number): BaselineRecord => ({
  ...{ name: "linear", detail: "", validationError: testError, testError, testErrorsByStep: [testError] },
});
const network = (method: string, testError: number): SummaryRecord => ({
  ...{ method, batchSize: 16, headline: true, learningRate: 0.1, sigma0: 0, seeds: 5, successes: 5, diverged: 0 },
  ...{ epochsToTarget: 1, secondsToTarget: 1, secondsPerEpoch: 1, validationError: 1, testError },
});
/** What the test says of the network that is best. */
function scored(p: number, simple = "linear"): ScoresRecord {
  const score = { value: 1, low: null, high: null };
  const row = { name: "diffusion", batchSize: 16, rmse: score, mae: score, mase: null, r2: null, raised: null };
  return {
    ...{ windows: 100, confidence: 0.95, block: 1, season: null, simple },
    rows: [{ ...row, againstSimple: { statistic: -1, p } }],
  };
}
const summaries = [network("sgd", 1.2), network("diffusion", 1)];
const isEnough = (testError: number, scores: ScoresRecord | null) =>
  simpleForecastEnough({ summaries, baselines: [linear(9), linear(testError)], scores }).length === 1;

test("a simple forecast whose test error is no higher is enough, whatever a test says", () => {
  expect([0.9, 1].map((error) => isEnough(error, null))).toEqual([true, true]);
  expect(isEnough(1, scored(0.001))).toBe(true);
});

test("one that is higher by less than a hundredth is, where no difference is shown", () => {
  expect(simpleForecastEnough({ summaries, baselines: [linear(1.009)], scores: scored(0.3) })).toEqual([
    { code: "naive-is-better", baseline: "linear", baselineError: 1.009, bestError: 1 },
  ]);
  expect(isEnough(1.009, scored(0.01))).toBe(false);
  expect(isEnough(1.02, scored(0.3))).toBe(false);
});

test("what was not tested, or against another forecast, shows nothing: the lower error counts", () => {
  expect(isEnough(1.009, null)).toBe(false);
  expect(isEnough(1.009, scored(0.3, "last value"))).toBe(false);
});

test("without a forecast, or a network that was measured, there is nothing to say", () => {
  expect(simpleForecastEnough({ summaries, baselines: [], scores: null })).toEqual([]);
  expect(simpleForecastEnough({ summaries: [], baselines: [linear(1)], scores: null })).toEqual([]);
});
