import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
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
