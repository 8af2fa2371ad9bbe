import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { additionSection } from "./addition.js";
import { batchSizesSection } from "./batch-sizes.js";

const study = fixtureStudy({ decision: "no-go" });
/** Kind and width of each bar. */
const barsOf = (section: typeof batchSizesSection, record: StudyRecord) =>
  [...section(studyView(record, TEXTS.en))!.text.matchAll(/<i class="(bar|never)" style="width:([\d.]+)%/g)].map(
    ([, kind, width]) => ({ kind, width: Number(width) }),
  );

test("bars of epochs are parts of the planned epochs: only one that never arrives fills its track", () => {
  const widths = study.summaries.map(({ epochsToTarget }) =>
    epochsToTarget === null ? 100 : (100 * epochsToTarget) / study.plan.epochs,
  );
  const shown = barsOf(batchSizesSection, study);
  expect(shown.map(({ width }) => width).toSorted()).toEqual(widths.map((one) => Number(one.toFixed(2))).toSorted());
  expect(shown.filter(({ kind, width }) => kind === "bar" && width > 99)).toEqual([]);
  expect(shown.some(({ kind }) => kind === "never")).toBe(true);
});

test("beside a method that never arrives, no time fills its bar", () => {
  const never = study.summaries.map((one) =>
    one.method === "sgd" ? { ...one, epochsToTarget: null, secondsToTarget: null, secondsPerEpoch: 100 } : one,
  );
  const shown = barsOf(additionSection, { ...study, summaries: never });
  expect(shown.filter(({ kind }) => kind === "never")).toHaveLength(1);
  for (const { kind, width } of shown) if (kind === "bar") expect(width).toBeLessThan(50);
  expect(Math.max(...barsOf(additionSection, study).map(({ width }) => width))).toBe(100);
});

test("beside the bars of times it is said that the ratio is over all levels", () => {
  const levels = study.target.levels.length;
  const text = (language: "en" | "ja") => additionSection(studyView(study, TEXTS[language])).text;
  expect(text("en")).toContain(`mean over all ${levels} levels`);
  expect(text("ja")).toContain(`${levels} 個の水準すべての平均`);
  const one = { ...study, target: { ...study.target, levels: study.target.levels.slice(-1) } };
  expect(additionSection(studyView(one, TEXTS.en)).text).not.toContain("mean over all");
});
