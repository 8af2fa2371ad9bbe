import { type Html, html } from "../../page/html/html.js";
import { lead, lines, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { percent } from "../../page/text/numbers.js";
import { CONFIDENCE, LOOK_CONFIDENCE, WIDE_CONFIDENCE } from "../../study/judge/confidence.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { CriterionRecord } from "../../study/records/verdict.js";
import { criteriaText } from "../../study/spec/criteria.js";
import type { Texts } from "../text/texts.js";
import type { StudyView } from "../view/study-view.js";
import { contenderNames, criterionFacts, resultText } from "../view/verdict-words.js";

/** The section of criteria, each with its limit, measured value and result. */
export function criteriaSection({ study, texts }: StudyView): Html {
  const { criteria } = study.verdict;
  const isChanged = study.plan.changes.some(({ name }) => name === "criteria" || name === "targetError");
  return section("criteria", isChanged ? texts.criteriaChangedHeading : texts.criteriaHeading, [
    lead(texts.criteriaIntro),
    lead(texts.criteriaHash(criteriaText(study.criteria), study.criteriaHash.slice(0, 16))),
    table({
      caption: texts.criteriaCaption,
      hint: texts.scrollHint,
      stacked: true,
      columns: [
        { head: texts.criterion },
        { head: texts.result },
        { head: texts.value, align: "right" },
        { head: texts.limit, align: "right" },
        { head: texts.intervalColumn, align: "right" },
      ],
      rows: criteria.map((criterion) => ({ cells: cells(criterion, study, texts) })),
    }),
    lines(
      texts.criteriaRules({
        confidence: percent(CONFIDENCE),
        look: percent(LOOK_CONFIDENCE),
        wide: percent(WIDE_CONFIDENCE),
      }),
    ),
  ]);
}

function cells(criterion: CriterionRecord, study: StudyRecord, texts: Texts): readonly (Html | string)[] {
  const { limit, value, interval, confidence, withinLimit } = criterionFacts(criterion, study, texts);
  return [
    texts.criterionName[criterion.name](criterion.method ?? contenderNames(study).reference),
    html`<span class="result ${criterion.result}">${MARKS[criterion.result]} ${resultText(criterion, withinLimit, texts)}</span>`,
    value ?? texts.notMeasured,
    criterion.name === "success-rate" ? texts.atLeast(limit) : texts.atMost(limit),
    value === null || interval === "" ? "" : texts.withConfidence(interval, confidence),
  ];
}

const MARKS: Readonly<Record<CriterionRecord["result"], string>> = {
  met: "\u2713",
  missed: "\u2715",
  undecided: "\u223c",
};
