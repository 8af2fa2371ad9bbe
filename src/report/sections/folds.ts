import type { Html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { change, integer, percent } from "../../page/text/numbers.js";
import type { StudyView } from "../view/study-view.js";
import { contenderNames, intervalText } from "../view/verdict-words.js";

/** The section of what came out in each fold of the data; none where there is one. */
export function foldsSection({ study, texts }: StudyView): Html | null {
  const { folds } = study.verdict;
  if (folds.length === 0) return null;
  const parts = [...study.task.earlierFolds, study.task.parts];
  const { diffusion, reference } = contenderNames(study);
  const interval = texts.intervalLabel(percent(study.verdict.timeRatio.confidence));
  return section("folds", texts.foldsHeading, [
    lead(texts.foldsIntro(integer(folds.length), diffusion, reference)),
    table({
      caption: texts.foldsCaption,
      hint: texts.scrollHint,
      columns: [
        { head: texts.fold },
        { head: texts.foldTest },
        { head: texts.timeToTarget, align: "right" },
        { head: interval, align: "right" },
        { head: texts.testError, align: "right" },
        { head: interval, align: "right" },
      ],
      rows: folds.map(({ timeRatio, testErrorRatio }, k) => ({
        cells: [
          integer(k + 1),
          texts.interval(texts.rowLabel(parts[k]!.test.from), texts.rowLabel(parts[k]!.test.to)),
          timeRatio.value === null ? texts.notMeasured : texts.times(timeRatio.value),
          intervalText(timeRatio, texts.times, texts),
          testErrorRatio.value === null ? texts.notMeasured : change(testErrorRatio.value),
          intervalText(testErrorRatio, change, texts),
        ],
      })),
    }),
  ]);
}
