import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { sortRuns } from "../core/quantiles.js";
import { splitSeries } from "../data/cut/split-series.js";
import { withOutputsPerTarget } from "../data/outputs-per-target.js";
import { unscale } from "../data/scaler.js";
import { seriesOf } from "../data/testing.js";
import { makeWindows } from "../data/windows.js";
import { pinball, quantile } from "../loss/quantile.js";
import { buildNetwork } from "../network/build.js";
import { activation } from "../objective/activation.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { weights } from "../objective/weights.js";
import { adam } from "../optim/recipes.js";
import { cosine } from "../schedule/schedule.js";
import { annealed } from "../schedule/sigma.js";
import { predict } from "./predict.js";
import { train } from "./train.js";

const TAUS = [0.025, 0.1, 0.5, 0.9, 0.975];
/** Of the standard normal distribution, by any table. */
const NORMAL = [-1.959964, -1.281552, 0, 1.281552, 1.959964];
const ROWS = 5000;

/** y at k + 1 is normal, of mean 2 sin 2x and standard deviation 0.3 + 0.6 x^2, with x at k, uniform in [-1, 1]. */
function heteroscedastic() {
  const random = randomStream(21);
  const x = Array.from({ length: ROWS }, () => 2 * random.uniform() - 1);
  const mean = (at: number) => 2 * Math.sin(2 * at);
  const sd = (at: number) => 0.3 + 0.6 * at * at;
  const y = x.map((_, k) => (k === 0 ? 0 : mean(x[k - 1]!) + sd(x[k - 1]!) * random.normal()));
  const series = seriesOf({ x, y });
  const once = makeWindows({ series, split: splitSeries(series), inputs: ["x"], targets: ["y"], window: 2 });
  return { x, y, mean, sd, data: withOutputsPerTarget(once, TAUS.length) };
}

const { x, y, mean, sd, data } = heteroscedastic();
const { test: part, targetScaler } = data;

/** Of each test window: x that it reads last, y, and the quantiles that a network forecasts, in the unit of y. */
function forecasts(outputs: Float32Array) {
  return Array.from({ length: part.length }, (_, k) => {
    const own = outputs.slice(k * TAUS.length, (k + 1) * TAUS.length);
    sortRuns(own, TAUS.length);
    const row = part.starts[k]! + 1;
    return { x: x[row]!, y: y[row + 1]!, quantiles: Array.from(own, (value) => unscale(targetScaler, 0, value)) };
  });
}

type Row = ReturnType<typeof forecasts>[number];
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const lossAt = (rows: readonly Row[], of: (row: Row, k: number) => number) =>
  average(rows.flatMap((row) => TAUS.map((tau, k) => pinball(row.y - of(row, k), tau))));
const truth = (row: Row, k: number) => mean(row.x) + sd(row.x) * NORMAL[k]!;

describe.each([plain(), sampled(), activation(), weights()])("$name", { tags: ["slow"] }, (objective) => {
  test("recovers known quantiles of errors that widen: each within .13 on average, loss 3 % above the truth's at most, 80 % and 95 % intervals hold so many within 4 %", async () => {
    const network = buildNetwork({ inputSize: 1, hiddenSizes: [12], outputSize: data.train.outputSize });
    const { best } = await train({
      ...{ network, data, objective, loss: quantile({ tau: TAUS }), optimizer: adam(), epochs: 40, batchSize: 32 },
      learningRate: cosine({ start: 0.01, end: 0.0001 }),
      ...(objective.diffuses && { sigma: annealed({ sigma0: 0.3 }) }),
    }).result();
    const rows = forecasts(predict(network, best!.parameters, part));
    TAUS.forEach((tau, k) => {
      const off = average(rows.map((row) => Math.abs(row.quantiles[k]! - truth(row, k))));
      expect(off, `${objective.name} ${tau}`).toBeLessThan(0.13);
    });
    const excess = lossAt(rows, (row, k) => row.quantiles[k]!) / lossAt(rows, truth);
    expect(excess).toBeLessThan(1.03);
    const held = (low: number, high: number) =>
      average(rows.map((row) => Number(row.quantiles[low]! <= row.y && row.y <= row.quantiles[high]!)));
    expect(Math.abs(held(1, 3) - 0.8)).toBeLessThan(0.04);
    expect(Math.abs(held(0, 4) - 0.95)).toBeLessThan(0.04);
    // Where x is at its ends the spread is three times that of the middle: one width for all, as of a conformal interval, would not do.
    const width = (from: number, to: number) =>
      average(rows.filter((row) => Math.abs(row.x) >= from && Math.abs(row.x) < to).map(({ quantiles }) => quantiles[3]! - quantiles[1]!)); // biome-ignore format: one line
    expect(width(0.9, 1) / width(0, 0.3)).toBeGreaterThan(1.8);
  });
});

test("a loss of quantiles and windows that ask for another number of outputs are refused, either way round", () => {
  const network = buildNetwork({ inputSize: 1, hiddenSizes: [2], outputSize: TAUS.length });
  const call = (loss: ReturnType<typeof quantile>) => () => train({ network, data, loss });
  expect(call(quantile({ tau: 0.5 }))).toThrow(
    /must give as many outputs a target as the windows ask for, got 1 and 5/,
  );
  expect(call(quantile({ tau: [0.2, 0.8] }))).toThrow(/got 2 and 5\. Use withOutputsPerTarget/);
});
