import { expect, test } from "vitest";
import type { ScoreRowRecord, ScoresRecord } from "../../study/records/score.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { header } from "./header.js";

const study = fixtureStudy();
const score = { value: 1, low: null, high: null };
const { method, batchSize } = study.verdict.diffusion!;

/** The tile of the comparison with the best simple forecast, where the test came to p. */
function simpleTile(p: number, language: "en" | "ja" = "en"): string {
  const row: ScoreRowRecord = {
    ...{ name: method, batchSize, rmse: score, mae: score, mase: null, r2: null, raised: null },
    againstSimple: { statistic: -1, p },
  };
  const scores: ScoresRecord = {
    ...{ windows: 100, confidence: 0.95, block: 2, season: null, simple: "linear" },
    rows: [row],
  };
  const { text } = header(studyView({ ...study, scores }, TEXTS[language]));
  return text.slice(text.indexOf(TEXTS[language].againstSimple));
}

test("a lower test error than the best simple forecast's is coloured as a gain where the test shows a difference", () => {
  expect(simpleTile(0.01)).toMatch(/<div class="figure met">/);
  expect(simpleTile(0.01)).not.toContain("no difference");
});

test("where the test shows no difference, the figure is neutral and says so", () => {
  expect(simpleTile(0.31)).toMatch(/<div class="figure">/);
  expect(simpleTile(0.31)).toContain("no difference shown (p = 0.31)");
  expect(simpleTile(0.31, "ja")).toContain("差は認められない（p = 0.31）");
});

test.each(["en", "ja"] as const)(
  "decision, next step and figures come before remarks and history, and a long history is folded: %s",
  (language) => {
    const texts = TEXTS[language];
    const changes = Array.from({ length: 14 }, (_, k) => ({
      ...{ startedAt: `2026-02-${10 + k}T00:00`, name: "seeds" as const, before: String(5 + k), now: String(6 + k) },
    }));
    const grown = { ...study, plan: { ...study.plan, changes } };
    const { text } = header(studyView(grown, texts));
    const order = [
      texts.decision.go,
      texts.nextHeading,
      texts.timeToTarget,
      texts.successRate,
      "<details>",
      "2026-02-23",
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(text).toContain(`<summary>${texts.history("14")}</summary>`);
    const short = header(studyView({ ...grown, plan: { ...grown.plan, changes: changes.slice(0, 2) } }, texts)).text;
    expect(short).not.toContain("<details>");
    expect(short).toContain("2026-02-11");
  },
);

test("a no-go says how many criteria are missed", () => {
  const noGo = fixtureStudy({ decision: "no-go" });
  expect(noGo.verdict.criteria.filter(({ result }) => result === "missed")).toHaveLength(2);
  expect(header(studyView(noGo, TEXTS.en)).text).toContain("2 criteria are missed.");
  expect(header(studyView(noGo, TEXTS.ja)).text).toContain("未達の基準が 2 件あります。");
});
