import { describe, expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import type { RatioRecord } from "../../study/records/verdict.js";
import { header } from "../sections/header.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { verdictText } from "../verdict-text.js";
import { nextSteps } from "./next-step.js";
import { studyView } from "./study-view.js";
import { resultText, verdictWords } from "./verdict-words.js";

const { en, ja } = TEXTS;
const ratio = (value: number, low: number, high: number): RatioRecord => ({ value, low, high, confidence: 0.9 });

/** A go of five seeds whose test error is so much that of the reference. */
function goWith(testErrorRatio: RatioRecord): StudyRecord {
  const study = fixtureStudy();
  const { verdict } = study;
  const criteria = verdict.criteria.map((criterion) =>
    criterion.name === "test-error" ? { ...criterion, value: testErrorRatio.value } : criterion,
  );
  return { ...study, verdict: { ...verdict, testErrorRatio, criteria } };
}

const unsure = goWith(ratio(1.06, 0.91, 1.24));

describe("a go whose interval of the test error ends beyond the allowed limit", () => {
  test("says in its first sentence how much higher cannot be excluded, with how many seeds", () => {
    expect(verdictWords(unsure, en).sentence).toBe(
      "With diffusion, the same validation error is reached in 68% less training time than with tuned sgd. " +
        "Test error: no difference shown (measured: 6.0% higher); up to 24% higher cannot be excluded with 5 seeds; more seeds narrow this.",
    );
    expect(verdictWords(unsure, ja).sentence).toContain(
      "到達しました。テスト誤差：測定値は「6.0%高い」で、差は認められませんが、シード 5 個では悪化（最大で24%高い）の可能性を否定できません。",
    );
  });

  test("says the difference where one is shown", () => {
    expect(verdictWords(goWith(ratio(1.015, 1.005, 1.03)), en).sentence).toContain(
      "Test error: 1.5% higher; up to 3.0% higher cannot be excluded",
    );
  });

  test("gives the command for more seeds beside the next step, in the page's head and on the terminal", () => {
    const command = "gradus poc hourly-load.csv --target load_mw --time-budget 15m --seeds 10";
    expect(nextSteps(unsure, en).map((step) => step.command)).toEqual([
      "gradus predict out/hourly-load/models/diffusion.json hourly-load.csv --ahead all",
      "gradus refit out/hourly-load",
      command,
    ]);
    expect(header(studyView(unsure, en)).text).toContain(command);
    const terminal = verdictText(unsure, "en", { width: 200, color: false });
    expect(terminal).toContain(command);
    expect(terminal).toContain("up to 24% higher cannot be excluded");
  });

  test("promises no more seeds of a study that was closed", () => {
    const closed = { ...unsure, outcome: "closed" as const };
    expect(verdictWords(closed, en).sentence).toContain("cannot be excluded with 5 seeds.");
    expect(nextSteps(closed, en).map(({ command }) => command)).toEqual([
      "gradus predict out/hourly-load/models/diffusion.json hourly-load.csv --ahead all",
      "gradus refit out/hourly-load",
    ]);
  });
});

test("a go whose interval keeps the limit says no such thing", () => {
  for (const kept of [ratio(0.95, 0.93, 0.96), ratio(1, 0.98, 1.0204)]) {
    expect(verdictWords(goWith(kept), en).sentence).not.toContain("excluded");
    expect(nextSteps(goWith(kept), en)).toHaveLength(2); // predict and refit
  }
});

test("of a go for accuracy it is the allowed time that is open", () => {
  const study = goWith(ratio(0.9, 0.85, 0.94));
  const criteria = study.verdict.criteria.flatMap((criterion) =>
    criterion.name === "time"
      ? [{ ...criterion, limit: 1.1, value: 1.2 }]
      : criterion.name === "test-error"
        ? [{ ...criterion, limit: 0.95 }]
        : [],
  );
  const accurate: StudyRecord = {
    ...study,
    criteria: { minTimeSaving: -0.1, maxTestErrorIncrease: -0.05 },
    verdict: { ...study.verdict, timeRatio: ratio(1.2, 0.9, 1.6), criteria },
  };
  expect(verdictWords(accurate, en).sentence).toBe(
    "With diffusion, the test error is 10.0% lower than with tuned sgd. Time to the same validation error: no difference shown " +
      "(measured: 20% more training time); up to 60% more training time cannot be excluded with 5 seeds; more seeds narrow this.",
  );
  expect(resultText(criteria[0]!, false, en)).toBe("met, no difference shown");
});
