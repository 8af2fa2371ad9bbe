import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import { classStudy, frameStudy, textStudy } from "../testing/class-study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { measuresSection } from "./measures.js";

const html = (study: StudyRecord, language: "en" | "ja" = "en") =>
  measuresSection(studyView(study, TEXTS[language]))?.text ?? "";
const shown = (study: StudyRecord, language: "en" | "ja" = "en") =>
  html(study, language)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

test("classes: shares as percentages, each measure in a sentence, accuracy with Wilson's interval of the test sequences", () => {
  const text = shown(classStudy());
  for (const words of [
    "Over all 370 test sequences",
    "Methods are compared by the first measure",
    "share of 370 independent sequences, by Wilson",
    "Log loss, nats: minus the logarithm",
    "Accuracy: the share that is told right",
    "Macro F1: the mean over the classes",
    "Calibration error: how far",
  ])
    expect(text).toContain(words);
  // wilsonInterval(0.9, 370)
  expect(text).toMatch(/ sgd 0\.1\d* 90\.0% 86\.5% to 92\.7% 89\.0% 2\.0% /);
  expect(shown(classStudy(), "ja")).toMatch(/sgd 0\.1\d* 90\.0% 86\.5% 〜 92\.7% 89\.0% 2\.0% /);
});

test("each method stands once, at its headline batch size, and the best of a column is bold", () => {
  const study = classStudy();
  expect(shown(study).match(/ diffusion /g)).toHaveLength(1);
  expect(html(study)).toContain("<strong>99.0%</strong>"); // of the last forecast, logistic regression
  expect(html(study).match(/<strong>2\.0%<\/strong>/g)).toHaveLength(6); // all are alike
});

test("steps of one sequence are not drawn apart: their shares have no interval", () => {
  const text = shown(textStudy());
  expect(text).toContain("all 20,000 test symbols");
  expect(text).toContain("30.00%");
  expect(text).not.toMatch(/Wilson|small print/);
  expect(text).toMatch(/Bits a symbol Nats a symbol Accuracy/);
  expect(shown(textStudy(), "ja")).toContain("テストの 20,000 文字すべて");
});

test("one measure alone: no word on others", () => {
  const text = shown(frameStudy());
  expect(text).toContain("all 4,620 steps of 77 test sequences");
  expect(text).toContain("Nats a step: minus the logarithm of the probability given to a whole frame");
  expect(text).not.toContain("Methods are compared");
});

test("is left out where nothing was measured", () => {
  expect(measuresSection(studyView(fixtureStudy(), TEXTS.en))).toBe(null);
});
