import { expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { planSection } from "./plan.js";

const study = fixtureStudy();
const uncut = { ...study, plan: { ...study.plan, budget: { seconds: 480, cuts: [] } } };
const shown = (language: "en" | "ja") => planSection(studyView(uncut, TEXTS[language])).text;

test("a time budget that cut nothing is told in sentences that end as the language ends them", () => {
  expect(shown("en")).toContain("8 min 0 s. The plan fits");
  expect(shown("ja")).toContain("8 分 0 秒。計画は");
});

test("paper, which leaves the lists of runs out, says where they stand", () => {
  const runs = study.trials.length;
  expect(shown("en")).toContain(`<p class="paper-only">The list of all ${runs} trials is not printed`);
  expect(shown("ja")).toMatch(/<p class="paper-only">.*study\.json.*curves\.csv/);
});
