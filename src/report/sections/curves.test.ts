import { describe, expect, test } from "vitest";
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
  expect([labels(text, "linear predictor"), labels(text, "seasonal repeat")].map(({ length }) => length)).toEqual([
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

describe("the axis shows what decides", () => {
  const { levels, error } = study.target;

  test("it ends a little above levels and simple forecasts, not at the error before the first step", () => {
    const text = shown(study, "en");
    const end = Number(/axis ends at ([\d,.]+)/.exec(text)![1]!.replace(",", ""));
    const decisive = Math.max(...levels, error!, 341.7);
    expect(end).toBeGreaterThan(decisive);
    expect(end).toBeLessThan(1762);
  });

  test.each([
    ["en", "sgd, momentum, adam and diffusion begin above it, at 1,762."],
    ["ja", "sgd、momentum、adam、diffusion はそれより上の 1,762 から始まります。"],
  ] as const)(
    "%s: which curves begin above, and at what, is said below and in every description",
    (language, words) => {
      const text = shown(study, language);
      expect(text.split(words)).toHaveLength(1 + 1 + 4); // the note, two charts in two sizes
      expect(text).toMatch(new RegExp(`<p>[^<]*${words}</p>`));
    },
  );

  test("a curve that never comes down has a triangle at the upper edge, in its colour, and a sentence", () => {
    const stuck = study.trials.map((trial) =>
      trial.phase === "evaluation" && trial.method === "sgd"
        ? {
            ...trial,
            outcome: "diverged" as const,
            epochs: trial.epochs.slice(0, 1).map((epoch) => ({ ...epoch, within: [], validationError: 1700 })),
          }
        : trial,
    );
    const text = shown({ ...study, trials: stuck }, "en");
    expect(text).toContain("sgd stays above it (triangle at the upper edge): from 1,762 to 1,700.");
    const [blue] = studyView(study, TEXTS.en).methods;
    const triangles = text.match(/<path d="M0 -1L1 1L-1 1Z"[^>]*>/g) ?? [];
    expect(triangles).toHaveLength(4);
    for (const triangle of triangles) expect(triangle).toContain(`fill="${blue!.style.tone.light}"`);
  });
});
