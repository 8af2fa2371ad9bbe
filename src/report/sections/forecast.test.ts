import { expect, test } from "vitest";
import { loadCharts } from "../../page/charts/load-charts.js";
import type { StudyRecord } from "../../study/records/study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { forecastErrors, otherOrder } from "../view/forecast-errors.js";
import { studyView } from "../view/study-view.js";
import { forecastSection } from "./forecast.js";

await loadCharts();

const study = fixtureStudy();
const shown = study.forecast!.truth.length;
const textOf = (record: StudyRecord, language: "en" | "ja" = "en") =>
  forecastSection(studyView(record, TEXTS[language]))!.text;

test("the panels say which of the test windows they show", () => {
  expect(textOf(study)).toContain(`Shown: the last ${shown} of 2,612 test windows.`);
  expect(textOf(study, "ja")).toContain(`テストの窓 2,612 個のうち最後の ${shown} 個`);
  const { parts } = study.task;
  const whole = { ...study, task: { ...study.task, parts: { ...parts, test: { ...parts.test, windows: shown } } } };
  expect(textOf(whole)).toContain(`Shown: all ${shown} test windows.`);
  expect(textOf(whole)).not.toContain("do not rank");
});

test("each panel has its error over the whole test part: of the network that is shown, and of the simple forecast", () => {
  const errors = forecastErrors(study);
  for (const { name, whole } of errors) {
    const simple = study.baselines.find((baseline) => baseline.name === name);
    const runs = study.trials.filter(({ phase, method }) => phase === "evaluation" && method === name);
    const best = runs.toSorted((a, b) => a.bestValidationError! - b.bestValidationError!)[0];
    expect(whole).toBe(simple?.testError ?? best!.testError);
    expect(textOf(study)).toContain(`test error ${whole!.toFixed(1)} over all 2,612 test windows`);
  }
  expect(errors).toHaveLength(5);
});

test("windows that rank the forecasts otherwise than the whole test part are said to do so", () => {
  const first = study.forecast!.forecasts[0]!;
  const flattered = { ...first, values: study.forecast!.truth };
  const forecasts = [flattered, ...study.forecast!.forecasts.slice(1)];
  const page = textOf({ ...study, forecast: { ...study.forecast!, forecasts } });
  expect(page).toMatch(/do not rank the forecasts as the whole test part does.* over all test windows: \w+, /);
  expect(page).toMatch(/, seasonal repeat\./);
});

test("of several folds a simple forecast says the same as the networks: its error over all test windows", () => {
  const { parts } = study.task;
  const all = { ...parts, test: { ...parts.test, windows: shown } };
  const trials = study.trials.map((trial) => ({ ...trial, fold: 2 }));
  const folded = { ...study, trials, task: { ...study.task, parts: all, earlierFolds: [parts] } };
  expect(textOf(folded).match(/test error [\d.,]+ over all 336 test windows/g)).toHaveLength(5);
  expect(textOf(folded)).not.toContain("336 shown");
  const part = forecastErrors({ ...folded, task: { ...folded.task, parts } });
  expect(part.at(-1)!.whole).toBeNull();
});

test("of a range of rows ahead, errors and ranking are said to be of the nearest row", () => {
  const range = { ...study, task: { ...study.task, horizon: { from: 1, to: 3 } } };
  expect(textOf(range).match(/over all 2,612 test windows, 1 row ahead, /g)).toHaveLength(5);
  expect(textOf(study)).not.toContain("windows, 1 row ahead");
  const forecasts = study.forecast!.forecasts.toReversed();
  const first = { ...forecasts[0]!, values: study.forecast!.truth };
  const ranked = { ...range, forecast: { ...study.forecast!, forecasts: [first, ...forecasts.slice(1)] } };
  expect(textOf(ranked)).toContain("over all test windows, 1 row ahead: ");
  expect(textOf(ranked, "ja")).toContain("1 行先、良い順");
});

test("the lead begins with a capital, whatever the column is called", () => {
  expect(textOf(study)).toContain("Forecasts of load_mw, on windows");
});

test("an order that is the same, or not known, is not told", () => {
  const errors = [
    { name: "a", shown: 1, whole: 10 },
    { name: "b", shown: 2, whole: 20 },
  ];
  expect(otherOrder(errors, "lower")).toBeNull();
  expect(otherOrder(errors, "higher")).toEqual(["b", "a"]);
  expect(otherOrder([...errors, { name: "c", shown: 3, whole: null }], "lower")).toBeNull();
});

test.each([
  ["en", "80% intervals hold 78% of the test values, 95% intervals 94%."],
  ["ja", "テストの値のうち、80% 区間に 78%、95% 区間に 94%が入りました。"],
] as const)(
  "%s: what the intervals of a network hold stands under its title, and nothing where it has none",
  (language, words) => {
    const panels = textOf(study, language).split('<figure class="panel">').slice(1);
    const { forecasts } = study.forecast!;
    expect(panels).toHaveLength(forecasts.length);
    for (const [i, panel] of panels.entries()) {
      const said = /<\/h3>(?:<p class="lead">([^<]*)<\/p>)?/.exec(panel)![1];
      expect(said, forecasts[i]!.name).toBe(forecasts[i]!.name === "diffusion" ? words : undefined);
    }
  },
);
