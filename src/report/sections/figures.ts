import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { type Row, table } from "../../page/html/table.js";
import { integer, significant } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import { methodName } from "../html/method-name.js";
import type { Texts } from "../text/texts.js";
import { errorUnit } from "../view/error-unit.js";
import { figureFormats } from "../view/figure-formats.js";
import type { StudyView } from "../view/study-view.js";

/** The section of every summary and every baseline. */
export function figuresSection(view: StudyView): Html {
  const { study, texts } = view;
  return section("figures", texts.figuresHeading, [
    study.verdict.folds.length > 0 && lead(texts.foldMeans(integer(study.verdict.folds.length))),
    lead(targetSentence(study, texts)),
    study.summaries.length === 0 ? lead(texts.noFigures) : methodsTable(view),
    lead(texts.figuresIntro(errorUnit(study, texts))),
    study.baselines.length === 0 ? lead(texts.noBaselines) : baselinesTable(view),
  ]);
}

function targetSentence({ target }: StudyRecord, texts: Texts): string {
  if (target.error === null) return texts.targetUnset;
  const error = significant(target.error, 4);
  if (target.source === "given" || target.reference === null) return texts.targetGiven(error);
  const levels = target.levels.map((level) => significant(level, 4)).join(texts.listComma);
  return texts.targetFromReference(error, target.reference, levels);
}

function methodsTable({ study, texts, methods }: StudyView): Html {
  const { epochs, seconds, secondsPerEpoch, error } = figureFormats(study);
  const rows = methods.flatMap(({ record, style, summaries: own, headline }) =>
    own.map(
      (summary): Row => ({
        marked: own.length > 1 && summary === headline,
        cells: [
          methodName(record, style),
          integer(summary.batchSize),
          significant(summary.learningRate),
          significant(summary.sigma0),
          `${summary.successes}/${summary.seeds}`,
          summary.epochsToTarget === null ? texts.notReached : epochs(summary.epochsToTarget),
          summary.secondsToTarget === null ? texts.notReached : seconds(summary.secondsToTarget),
          secondsPerEpoch(summary.secondsPerEpoch),
          error(summary.validationError),
          error(summary.testError),
          integer(summary.diverged),
        ],
      }),
    ),
  );
  return html`${table({
    caption: texts.figuresCaption,
    hint: texts.scrollHint,
    columns: [
      { head: texts.method },
      ...[
        texts.batchSize,
        texts.learningRate,
        texts.sigma0,
        texts.successRate,
        texts.epochs,
        texts.seconds,
        texts.secondsPerEpoch,
        texts.validation,
        texts.test,
        texts.diverged,
      ].map((head) => ({ head, align: "right" as const })),
    ],
    rows,
  })}${rows.some(({ marked }) => marked) && lead(texts.headlineMark)}`;
}

function baselinesTable({ study, texts }: StudyView): Html {
  const { error } = figureFormats(study);
  return table({
    caption: study.baselines.some(({ name }) => name === "linear") ? texts.baselinesCaption : texts.simpleCaption,
    hint: texts.scrollHint,
    columns: [
      { head: texts.baseline },
      { head: texts.validation, align: "right" },
      { head: texts.test, align: "right" },
      { head: texts.detail },
    ],
    rows: study.baselines.map(({ name, detail, validationError, testError }) => ({
      cells: [texts.baselineName[name], error(validationError), error(testError), texts.simpleDetail(detail)],
    })),
  });
}
