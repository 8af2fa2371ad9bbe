import { expect, test } from "vitest";
import { loadCharts } from "../../page/charts/load-charts.js";
import { compared } from "../compare/compared.js";
import { curvesSection } from "../sections/curves.js";
import { header } from "../sections/header.js";
import { fixtureStudy } from "../testing/fixture.js";
import { judged } from "../testing/judged.js";
import { TEXTS } from "../text/index.js";
import { verdictText } from "../verdict-text.js";
import { nextStep } from "./next-step.js";
import { studyView } from "./study-view.js";

await loadCharts();
const study = fixtureStudy();
/** A linear predictor that beats every network. */
const linearWins = (decision: "go" | "no-go") => {
  const lost = fixtureStudy({ decision });
  const baselines = lost.baselines.map((one) => (one.name === "linear" ? { ...one, testError: 200 } : one));
  return judged({ ...lost, baselines });
};

/** A last value that is best on the test part, which decides nothing. */
const lastWinsTest = {
  ...study,
  baselines: study.baselines.map((one) => (one.name === "last value" ? { ...one, testError: 1 } : one)),
};

test("the best simple forecast is the one with the lowest validation error, whatever the test part says", () => {
  expect(studyView(study, TEXTS.en).bestSimple?.name).toBe("linear");
  expect(studyView(lastWinsTest, TEXTS.en).bestSimple?.name).toBe("linear");
  expect(studyView({ ...study, baselines: [] }, TEXTS.en).bestSimple).toBe(null);
});

test.each([
  [
    "en",
    "linear predictor (best on validation)",
    "best simple forecast: linear predictor, 341.7",
    "Best simple forecast: linear predictor, validation 341.7, test 352.6.",
  ],
  [
    "ja",
    "線形予測（検証で最良）",
    "最良の単純な予測：線形予測、341.7",
    "最良の単純な予測：線形予測、検証 341.7、テスト 352.6",
  ],
] as const)("%s: tile, curves, terminal and comparison name the same one", (language, tile, line, terminal) => {
  const view = studyView(lastWinsTest, TEXTS[language]);
  expect(header(view).text).toContain(`<div class="more">${tile}</div>`);
  expect(curvesSection(view).text).toContain(line);
  expect(verdictText(lastWinsTest, language, { width: 200, color: false })).toContain(terminal);
  const cell = compared({ name: "study", study: lastWinsTest }, TEXTS[language]).cells.forecast;
  expect(cell).toEqual({ text: "352.6", note: TEXTS[language].baselineName.linear });
});

test("the tile compares with its test error", () => {
  const own = study.summaries.find(({ method, headline }) => method === "diffusion" && headline)!.testError!;
  const page = header(studyView(study, TEXTS.en)).text;
  expect(page).toContain(`−${Math.round(100 * (1 - own / 352.6))}%`);
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
