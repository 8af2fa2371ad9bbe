import { expect, test } from "vitest";
import { randomStream } from "../../../core/numeric/random.js";
import { seriesOf } from "../../../data/testing.js";
import { defaultCriteria } from "../../spec/criteria.js";
import { methodsNamed } from "../../spec/methods/index.js";
import { networkFor } from "../../spec/options.js";
import { type SeriesTaskOptions, seriesTask } from "../../spec/series-task.js";
import { surroundings } from "../../testing/surroundings.js";
import { runStudy } from "../run-study.js";

const noise = randomStream(5);
const y = Array.from({ length: 300 }, (_, k) => 10 + 3 * Math.sin((2 * Math.PI * k) / 12) + 0.5 * noise.normal());
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

async function scored(seeds: number, change: Partial<SeriesTaskOptions> = {}) {
  const task = seriesTask({
    ...{ series: seriesOf({ y }), inputs: ["y"], targets: ["y"], notes: [], missing: "none", window: 6, horizon: 1 },
    ...{ validationShare: 0.2, testShare: 0.2 },
    ...change,
  });
  const { study } = await runStudy(
    {
      task,
      network: networkFor(task, { hiddenSizes: [3] }),
      methods: methodsNamed(["sgd", "diffusion"]),
      criteria: defaultCriteria,
      size: { batchSizes: [16], epochs: 2, seeds, tuningTrials: 1 },
      seed: 1,
      targetError: null,
      timeBudgetSeconds: null,
    },
    surroundings(),
  );
  const row = (name: string) => study.scores!.rows.find((one) => one.name === name)!;
  return { study, row, scores: study.scores! };
}

test("of a simple forecast they are what their formulas say of the raw column", async () => {
  const { row, scores } = await scored(1);
  const rows = Array.from({ length: 60 - 6 }, (_, k) => 240 + 6 + k); // targets of the test part's windows
  const errors = rows.map((k) => y[k - 1]! - y[k]!);
  const { rmse, mae, r2, mase, batchSize } = row("last value");
  const middle = mean(rows.map((k) => y[k]!));
  expect(rmse.value).toBeCloseTo(Math.sqrt(mean(errors.map((e) => e ** 2))), 5);
  expect(mae.value).toBeCloseTo(mean(errors.map(Math.abs)), 5);
  const spread = mean(rows.map((k) => (y[k]! - middle) ** 2));
  expect(r2!.value).toBeCloseTo(1 - mean(errors.map((e) => e ** 2)) / spread, 5);
  expect(batchSize).toBe(null);
  expect(scores).toMatchObject({ windows: 54, block: 4, confidence: 0.95 });
  const season = scores.season!;
  expect(season % 12).toBe(0);
  const changes = Array.from({ length: 180 - season }, (_, k) => Math.abs(y[k + season]! - y[k]!));
  expect(mase!.value).toBeCloseTo(mae.value / mean(changes), 5);
  for (const { value, low, high } of [rmse, mae, r2!, mase!]) {
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  }
});

test("the root mean squared error is the test error, of a network too; over seeds the root of the mean square", async () => {
  const { study, row } = await scored(3);
  for (const { name, testError } of study.baselines) expect(row(name).rmse.value).toBeCloseTo(testError, 9);
  for (const method of ["sgd", "diffusion"]) {
    const runs = study.trials.filter((trial) => trial.phase === "evaluation" && trial.method === method);
    expect(row(method).rmse.value).toBeCloseTo(Math.sqrt(mean(runs.map(({ testError }) => testError! ** 2))), 9);
    expect(row(method).batchSize).toBe(16);
  }
});

test("others are tested against the simple forecast of the lowest error, that itself is not", async () => {
  const { study, row, scores } = await scored(1);
  const lowest = study.baselines.toSorted((a, b) => a.testError - b.testError)[0]!.name;
  expect(scores.simple).toBe(lowest);
  expect(row(lowest).againstSimple).toBe(null);
  expect(row("mean").againstSimple!.statistic).toBeGreaterThan(2);
  expect(row("mean").againstSimple!.p).toBeLessThan(0.05);
});

test("over several folds they are those of all test windows together", async () => {
  const { scores, row } = await scored(1, { folds: 3, testShare: 0.3 });
  expect(scores.windows).toBe(3 * (30 - 6));
  const rows = [0, 1, 2].flatMap((fold) => Array.from({ length: 24 }, (_, k) => 210 + 30 * fold + 6 + k));
  expect(row("last value").mae.value).toBeCloseTo(mean(rows.map((k) => Math.abs(y[k - 1]! - y[k]!))), 5);
});

test("several rows ahead count alike, and there is no scaled error without a series", async () => {
  const { study, row } = await scored(1, { horizon: { from: 1, to: 4 } });
  for (const { name, testError } of study.baselines) expect(row(name).rmse.value).toBeCloseTo(testError, 9);
  expect(row("sgd").rmse.value).toBeCloseTo(study.trials.find(({ id }) => id.startsWith("run/sgd"))!.testError!, 9);
});
