import { expect, test } from "vitest";
import { loadCharts } from "../../page/charts/load-charts.js";
import type { StudyRecord } from "../../study/records/study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { curvesSection } from "./curves.js";

await loadCharts();
const study = fixtureStudy();
const shown = (record: StudyRecord, language: "en" | "ja") => curvesSection(studyView(record, TEXTS[language])).text;
/** The labels on the lines of all drawings, two of each chart. */
const labels = (text: string, label: string) => text.match(new RegExp(`>${label}</text>`, "g")) ?? [];

test.each([
  ["en", "linear predictor", "best simple forecast: linear predictor, 341.7"],
  ["ja", "線形予測", "最良の単純な予測：線形予測、341.7"],
] as const)(
  "%s: the best linear predictor has its line in both charts, and its entry in the legend",
  (language, label, entry) => {
    const text = shown(study, language);
    expect(labels(text, label)).toHaveLength(4);
    expect(text).toContain(`<span>${entry}</span>`);
  },
);

test("a better simple forecast has a line of its own beside it", () => {
  const baselines = study.baselines.map((one) =>
    one.name === "seasonal repeat" ? { ...one, validationError: 300.5 } : one,
  );
  const text = shown({ ...study, baselines }, "en");
  expect([labels(text, "linear predictor"), labels(text, "simple forecast")].map(({ length }) => length)).toEqual([
    4, 4,
  ]);
  expect(text).toContain("<span>best linear predictor, 341.7</span>");
  expect(text).toContain("<span>best simple forecast: seasonal repeat, 300.5</span>");
  expect(shown({ ...study, baselines }, "ja")).toContain("<span>最良の線形予測、341.7</span>");
});

test("of several folds the errors of simple forecasts are means, and have no line", () => {
  const folded = { ...study, task: { ...study.task, earlierFolds: [study.task.parts] } };
  expect(labels(shown(folded, "en"), "linear predictor")).toEqual([]);
});

test("what each method starts from stands below", () => {
  expect(shown(study, "en")).toContain("sgd, momentum, adam, diffusion: validation error 1,762 before the first step;");
});
