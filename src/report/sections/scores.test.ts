import { expect, test } from "vitest";
import type { ScoreRowRecord, ScoresRecord } from "../../study/records/score.js";
import type { StudyRecord } from "../../study/records/study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { foldsSection } from "./folds.js";
import { scoresSection } from "./scores.js";

const score = (value: number) => ({ value, low: 0.9 * value, high: 1.1 * value });
const row = (name: string, batchSize: number | null, rest: Partial<ScoreRowRecord> = {}): ScoreRowRecord => ({
  ...{
    name,
    batchSize,
    rmse: score(100),
    mae: score(80),
    mase: score(0.9),
    r2: score(0.8),
    raised: null,
    againstSimple: null,
  },
  ...rest,
});
const scores: ScoresRecord = {
  ...{ windows: 2612, confidence: 0.95, block: 14, season: 24, simple: "linear" },
  rows: [
    row("diffusion", 16, { againstSimple: { statistic: -4, p: 0.00002 }, r2: { value: -0.25, low: -0.5, high: 0 } }),
    row("diffusion", 64),
    row("sgd", 16, { againstSimple: { statistic: 3, p: 0.004 } }),
    row("last value", null, { againstSimple: { statistic: 1, p: 0.31 } }),
    row("linear", null),
  ],
};
const shown = (study: StudyRecord, language: "en" | "ja", section = scoresSection) =>
  (section(studyView(study, TEXTS[language]))?.text ?? "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replace(/\s+/g, " ");

test.each([
  [
    "en",
    "Forecasts below 0 count as 0, in every error and chart. Share of the test forecasts: sgd 0%, diffusion 12.5%.",
  ],
  ["ja", "0 未満の予測は、誤差でも図でも 0 として扱います。テスト区間の予測に占める割合：sgd 0%、diffusion 12.5%。"],
] as const)("says how many forecasts were raised to 0, where that was asked for: %s", (language, words) => {
  const study = { ...fixtureStudy(), scores };
  expect(shown(study, language)).not.toContain(words.slice(0, 20));
  const of = { diffusion: { count: 125, of: 1000 }, sgd: { count: 0, of: 1000 } } as Record<
    string,
    ScoreRowRecord["raised"]
  >;
  const rows = scores.rows.map((one) => ({ ...one, raised: of[one.name] ?? null }));
  expect(shown({ ...study, scores: { ...scores, rows } }, language)).toContain(words);
});

test("names every measure with its interval, and says who is better than the best simple forecast", () => {
  const study = { ...fixtureStudy(), scores };
  const text = shown(study, "en");
  for (const words of ["2,612 test windows", "95% interval", "blocks of 14", "season of 24 rows", "0.720 to 0.880"])
    expect(text).toContain(words);
  expect(text).toMatch(/diffusion 100 90 to 110 .* −0\.25\d* .* better \(p < 0\.001\)/);
  expect(text).toContain("worse (p = 0.004)");
  expect(text).toContain("no difference shown (p = 0.31)");
  expect(text.match(/diffusion 100/g)).toHaveLength(1); // at its headline batch size alone
  expect(shown(study, "ja")).toMatch(/劣る（p = 0.004）.*優れる（p < 0.001）/);
});

test("R² has 3 decimals and MASE at most 3, however small one of them is", () => {
  const tiny = row("last value", null, { r2: score(0.00021), mase: score(0.0061) });
  const rows = [row("diffusion", 16), tiny] as const;
  const text = shown({ ...fixtureStudy(), scores: { ...scores, rows: [...rows] } }, "en");
  expect(text).toMatch(/ 0\.900 0\.810 to 0\.990 0\.800 0\.720 to 0\.880 /);
  expect(text).toMatch(/ 0\.006 0\.005 to 0\.007 0\.000 0\.000 to 0\.000 /);
});

test("is left out where nothing was scored, and MASE without a season", () => {
  expect(scoresSection(studyView(fixtureStudy(), TEXTS.en))).toBe(null);
  const rows = scores.rows.map((one) => ({ ...one, mase: null })) as unknown as ScoresRecord["rows"];
  expect(shown({ ...fixtureStudy(), scores: { ...scores, season: null, rows } }, "en")).not.toContain("MASE");
});

test("folds stand in a table of their own, one fold in none", () => {
  const study = fixtureStudy();
  const { timeRatio, testErrorRatio } = study.verdict;
  const folds = [0.5, 0.7].map((value) => ({ timeRatio: { ...timeRatio, value }, testErrorRatio }));
  const folded: StudyRecord = {
    ...study,
    verdict: { ...study.verdict, folds },
    task: { ...study.task, earlierFolds: [study.task.parts] },
  };
  expect(shown(folded, "en", foldsSection)).toMatch(/cut 2 times.* 1 2023-09-15 .* 0\.50× .* 2 2023-09-15 .* 0\.70×/);
  expect(shown(folded, "ja", foldsSection)).toContain("0.70");
  expect(foldsSection(studyView(study, TEXTS.en))).toBe(null);
});
