import { expect, test } from "vitest";
import { header } from "../sections/header.js";
import { fixtureStudy } from "../testing/fixture.js";
import { judged } from "../testing/judged.js";
import { TEXTS } from "../text/index.js";
import { verdictText } from "../verdict-text.js";
import { nextStep } from "./next-step.js";
import { studyView } from "./study-view.js";

const study = fixtureStudy();
/** A linear predictor that beats every network. */
const linearWins = (decision: "go" | "no-go") => {
  const lost = fixtureStudy({ decision });
  const baselines = lost.baselines.map((one) => (one.name === "linear" ? { ...one, testError: 200 } : one));
  return judged({ ...lost, baselines });
};

test("the linear predictor is among the simple forecasts that networks are compared with, on either part", () => {
  const { bestSimple } = studyView(study, TEXTS.en);
  expect([bestSimple.validation?.name, bestSimple.test?.name]).toEqual(["linear", "linear"]);
  const lowest = Math.min(...study.baselines.map(({ testError }) => testError));
  expect(bestSimple.test?.testError).toBe(lowest);
});

test("the tile compares with the best of all of them, and so does the terminal", () => {
  const own = study.summaries.find(({ method, headline }) => method === "diffusion" && headline)!.testError!;
  const page = header(studyView(study, TEXTS.en)).text;
  expect(page).toContain(`−${Math.round(100 * (1 - own / 352.6))}%`);
  expect(page).toContain('<div class="more">linear predictor</div>');
  expect(verdictText(study, "en", { width: 200, color: false })).toContain("Best simple forecast: linear predictor");
});

test("one that beats the networks is said in the head with what to do, whatever the decision", () => {
  for (const decision of ["go", "no-go"] as const) {
    const lost = linearWins(decision);
    expect(lost.verdict.decision).toBe(decision);
    const page = header(studyView(lost, TEXTS.en)).text;
    expect(page).toMatch(/simple forecast \(linear predictor, test error 200\) is at least as good .*: use it/);
    expect(nextStep(lost, TEXTS.en).text).toContain("Use the simple forecast (linear predictor)");
    expect(nextStep(lost, TEXTS.ja).text).toContain("単純な予測（線形予測）を使ってください");
  }
});
