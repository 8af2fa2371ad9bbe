import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { forecastError } from "../data/baselines/index.js";
import { splitSeries } from "../data/cut/split-series.js";
import { targetsOf } from "../data/gather.js";
import { unscale } from "../data/scaler.js";
import { seriesOf } from "../data/testing.js";
import type { TargetTransform } from "../data/transform/names.js";
import { leastOf } from "../data/transform/undo.js";
import { makeWindows } from "../data/windows.js";
import { fitHighway } from "../highway/fit-highway.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { metrics } from "../metric/index.js";
import { buildNetwork } from "../network/build.js";
import { predict } from "./predict.js";
import { predictorFor } from "./predictor.js";
import { train } from "./train.js";

const random = randomStream(5);
const sales = Array.from({ length: 300 }, (_, k) => Math.exp(2 + Math.sin(k / 5) + 0.2 * random.normal()));

function windowsOf(values: readonly number[], transform: readonly TargetTransform[] = []) {
  const series = seriesOf({ sales: values });
  const horizon = { from: 1, to: 2 };
  const columns = { inputs: ["sales"], targets: ["sales"] };
  return makeWindows({ series, split: splitSeries(series), ...columns, window: 5, horizon, transform });
}

async function trained(windows: ReturnType<typeof windowsOf>, { isLast = false } = {}) {
  const highway = isLast ? fitHighway(windows, { kind: "last" })! : "none";
  const network = buildNetwork({ inputSize: 1, outputSize: 2, hiddenSizes: [6], highway });
  const options = { epochs: 4, errorScale: windows.errorFactor, metric: metrics.get("rmse") };
  const run = train({ network, data: windows, ...options });
  const records = [];
  for await (const record of run) records.push(record);
  const { best } = await run.result();
  return { network, records, parameters: best!.parameters, best: best!.validation };
}

test.each([false, true])(
  "training on log is training on logarithms taken by hand, errors those of the forecasts turned back by hand to 1e-5; beside the last value: %s",
  async (isLast) => {
    const [windows, byHand] = [windowsOf(sales, ["log"]), windowsOf(sales.map(Math.log))];
    const [option, hand] = [await trained(windows, { isLast }), await trained(byHand, { isLast })];
    const objectives = ({ records }: typeof option) => records.map(({ trainObjective }) => trainObjective);
    expect(objectives(option)).toEqual(objectives(hand));

    const { mean, sd } = byHand.targetScaler;
    const back = (scaled: number) => Math.exp(mean[0]! + sd[0]! * scaled);
    const forecasts = predict(hand.network, option.parameters, byHand.validation);
    const truth = targetsOf(byHand.validation);
    const squares = forecasts.map((forecast, k) => (back(forecast) - back(truth[k]!)) ** 2);
    const error = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
    expect(Math.abs(option.best / error - 1)).toBeLessThan(1e-5);

    const own = predict(option.network, option.parameters, windows.validation);
    for (const [k, forecast] of forecasts.entries()) {
      expect(Math.abs(unscale(windows.targetScaler, 0, own[k]!) / back(forecast) - 1)).toBeLessThan(1e-5);
    }
    expect(forecastError(own, windows.validation, windows.errorFactor)).toBeCloseTo(option.best, 4);
  },
);

test("non-negative leaves training as it was, bit for bit; errors are those of forecasts that were raised, and those are counted", async () => {
  const low = sales.map((value, k) => (k % 3 === 0 ? 0 : value));
  const [windows, plain] = [windowsOf(low, ["non-negative"]), windowsOf(low)];
  const network = buildNetwork({ inputSize: 1, outputSize: 2, hiddenSizes: [6] });
  const { parameters } = await trained(plain);
  const raw = predict(network, parameters, plain.test);
  const raised = predict(network, parameters, windows.test);
  const zero = -plain.targetScaler.mean[0]! / plain.targetScaler.sd[0]!;
  const least = leastOf(windows.test.undo!, 0);
  expect(raised).toEqual(raw.map((value) => (value < zero ? least : value)));
  const kernels = wasmKernels();
  const own = kernels.allocate(network.layout.length);
  own.set(parameters);
  const predictor = predictorFor(windows.test, { network, kernels, parameters: own, batch: 16 });
  const rmse = predictor.measure(windows.test, metrics.get("rmse"));
  expect(predictor.raised).toBe(raw.filter((value) => value < zero).length);
  expect(predictor.raised).toBeGreaterThan(0);
  expect(rmse).toBeCloseTo(forecastError(raised, windows.test, 1), 6);
  expect(rmse).toBeLessThan(forecastError(raw, plain.test, 1));
  predictor.measure(plain.test, metrics.get("rmse"));
  expect(predictor.raised).toBe(0);
});
