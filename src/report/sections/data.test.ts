import { expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { bareStudy } from "../testing/odd-studies.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { dataSection } from "./data.js";

const shown = (study: ReturnType<typeof fixtureStudy>, language: "en" | "ja") =>
  dataSection(studyView(study, TEXTS[language])).text.replace(/<[^>]*>/g, "|");

test("separate sequences are told as such: no stretches, no time, no rows ahead, parts without an order", () => {
  const text = shown(bareStudy(), "en");
  for (const words of ["rows in 400 separate sequences", "no order in time", "belongs to the sequence", "|The parts|"])
    expect(text).toContain(words);
  expect(text).not.toMatch(/unbroken|order of the file|rows? ahead|order of time/);
});

test("the examples of separate sequences are named in Japanese", () => {
  const text = shown(bareStudy(), "ja");
  expect(text).toMatch(/例 1\|.*例 200\|/);
  expect(text).not.toMatch(/example|行先|連続区間|時間順/);
});

test("a series keeps its stretches, its rows ahead and the order of its parts", () => {
  const text = shown(fixtureStudy(), "en");
  expect(text).toMatch(/unbroken stretches.*forecast 1 row ahead.*parts in order of time/s);
});

test.each([
  [
    "en",
    "Transform|",
    "log: networks forecast the median, by the logarithm, non-negative: forecasts below 0 count as 0",
  ],
  ["ja", "変換|", "log：対数を介して中央値を予測、non-negative：0 未満の予測は 0 とする"],
] as const)("transforms of the targets are named, where there are some: %s", (language, label, words) => {
  const study = fixtureStudy();
  const transform = ["log" as const, "non-negative" as const];
  expect(shown(study, language)).not.toContain(label);
  const text = shown({ ...study, task: { ...study.task, transform } }, language);
  expect(text).toContain(label);
  expect(text).toContain(words);
});
