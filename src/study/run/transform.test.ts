import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { seriesOf } from "../../data/testing.js";
import { forecastSeries } from "../../model/forecast.js";
import { parseModel } from "../../model/record.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor, type StudyOptions } from "../spec/options.js";
import { seriesTask } from "../spec/series-task.js";
import { FROM_DRAWN } from "../testing/from-drawn.js";
import { keptStore } from "../testing/kept.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { withoutTimes } from "../times.js";
import { runStudy } from "./run-study.js";

const random = randomStream(6);
const series = seriesOf({
  count: Array.from({ length: 320 }, (_, k) =>
    Math.max(0, Math.round(6 * Math.sin(k / 4) + 2 + 2 * Math.abs(random.normal()))),
  ),
  rain: Array.from({ length: 320 }, () => random.normal()),
});
const read = { notes: [], missing: "none", window: 5, horizon: { from: 1, to: 2 } } as const;
const columns = { series, inputs: ["count", "rain"], targets: ["count"], validationShare: 0.2, testShare: 0.2 };
const optionsFor = (task: StudyOptions["task"]): StudyOptions => ({
  ...smallStudyOptions,
  task,
  network: networkFor(task, { hiddenSizes: [4] }),
  methods: methodsNamed(["sgd", "diffusion", "penalty"], { ...FROM_DRAWN, sigma: "tuned" }),
});
const task = seriesTask({ ...columns, ...read, folds: 2, transform: ["log", "difference", "non-negative"] });
const kept = keptStore();
const { study, models } = await runStudy(optionsFor(task), surroundings({ store: kept.store }));

test("a study of log, difference and non-negative: what was asked for is in its record, with the shift, and forecasts are counts", () => {
  expect(study.outcome).toBe("complete");
  expect(study.task.transform).toEqual(["log", "difference", "non-negative"]);
  expect(study.network.highway).toBe("last");
  expect(study.task.notes.join()).toMatch(/"count" enters as the logarithm of itself \+ 1/);
  const { truth, forecasts } = study.forecast!;
  expect(truth.every((value) => Math.abs(value - Math.round(value)) < 1e-5)).toBe(true);
  for (const { values } of forecasts) for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
});

test("a stored model forecasts as it was scored, in the target's unit and never below 0", () => {
  const { test: part } = task.windows;
  const counts = series.columns[0]!.values;
  for (const { model } of models) {
    const rows = forecastSeries(parseModel(JSON.stringify(model), "model.json"), series);
    const errors = Array.from(part.starts).flatMap((start) =>
      [0, 1].map((k) => {
        const { forecast, actual } = rows[2 * start + k]!;
        expect(forecast[0]).toBeGreaterThanOrEqual(0);
        expect(actual).toEqual([counts[start + 5 + k]]);
        return forecast[0]! - actual![0]!;
      }),
    );
    const squares = errors.reduce((sum, error) => sum + error ** 2, 0);
    expect(Math.abs(Math.sqrt(squares / errors.length) / model.training.testError! - 1)).toBeLessThan(1e-5);
  }
});

test("test forecasts that were raised to 0 are counted, of all seeds and folds; simple ones are not", async () => {
  const plain = seriesTask({ ...columns, ...read, transform: ["non-negative"] });
  const { study: raised } = await runStudy(optionsFor(plain), surroundings());
  const { study: free } = await runStudy(optionsFor(seriesTask({ ...columns, ...read })), surroundings());
  const of = 2 * 2 * plain.windows.test.length; // seeds, rows ahead
  for (const { batchSize, raised: counts } of raised.scores!.rows) {
    if (batchSize === null) expect(counts).toBe(null);
    else expect(counts).toMatchObject({ of });
  }
  expect(raised.scores!.rows.some(({ raised: counts }) => (counts?.count ?? 0) > 0)).toBe(true);
  expect(free.scores!.rows.every(({ raised: counts }) => counts === null)).toBe(true);
  expect(raised.identity).not.toBe(free.identity);
  const below = free.forecast!.forecasts.some(({ values }) => values.some((value) => value < 0));
  expect(below).toBe(true); // what the option is for
});

test("it goes on where it was left, to the same record; without the transform it is another study", async () => {
  const left = keptStore();
  for (const [trial, result] of [...kept.results].slice(0, 7)) left.results.set(trial, result);
  const again = await runStudy(optionsFor(task), surroundings({ store: left.store }));
  expect(withoutTimes(again.study)).toEqual(withoutTimes(study));
});

describe("difference is the highway last", () => {
  const asked = seriesTask({ ...columns, ...read, transform: ["difference"] });

  test("the same windows, and a network that has it", () => {
    expect(asked.windows).toEqual(seriesTask({ ...columns, ...read }).windows);
    for (const highway of ["auto", "last"] as const) {
      expect(networkFor(asked, { hiddenSizes: [4], highway }).highway).toBe("last");
    }
    expect(networkFor(asked, { hiddenSizes: [4] }).highway).toBe("last");
  });

  test("another highway beside it is refused", async () => {
    for (const highway of ["none", "linear"] as const) {
      expect(() => networkFor(asked, { hiddenSizes: [4], highway })).toThrow(
        `networkFor: \`highway\` must be "last" with "difference" in \`transform\`, which is that highway, got "${highway}". Leave one of them out.`,
      );
    }
    const network = { ...networkFor(asked, { hiddenSizes: [4] }), highway: "none" } as const;
    await expect(runStudy({ ...optionsFor(asked), network }, surroundings())).rejects.toThrow(
      'runStudy: `network.highway` must be "last" with "difference" in `task.record.transform`, got "none".',
    );
  });
});
