import { ensureArgument } from "../core/options.js";
import { flag, group, integer, required } from "../core/rules.js";
import { visible } from "../core/visible.js";
import { languageRule, type PageLanguage } from "../page/text/language.js";
import { significant } from "../page/text/numbers.js";
import { worth } from "../study/judge/worth.js";
import { ensureStudy } from "../study/records/ensure-study.js";
import type { StudyRecord } from "../study/records/study.js";
import type { SummaryRecord } from "../study/records/trial.js";
import type { CriterionRecord, VerdictRecord } from "../study/records/verdict.js";
import { type Ansi, ansi } from "./terminal/ansi.js";
import { columns } from "./terminal/columns.js";
import { measureLines } from "./terminal/measure-lines.js";
import { truncate, wrap } from "./terminal/width.js";
import { TEXTS } from "./text/index.js";
import type { Texts } from "./text/texts.js";
import { errorUnit } from "./view/error-unit.js";
import { figureFormats } from "./view/figure-formats.js";
import { findingLines, findingText } from "./view/finding-lines.js";
import { priceText, savedLine } from "./view/money-words.js";
import { nextSteps } from "./view/next-step.js";
import { weightiest } from "./view/situation-words.js";
import { type StudyView, studyView } from "./view/study-view.js";
import { criterionFacts, verdictWords } from "./view/verdict-words.js";
import { whoseWords } from "./view/whose-words.js";

const OPTIONS = required(group({ width: required(integer(1)), color: required(flag) }));

/** The others stand in the report. */
const MOST_SITUATIONS = 3;

/**
 * The verdict for a terminal of `width` columns: decision with its reason, one line for each method and batch size
 * (those the verdict uses carry a "*"), target and best simple forecast, measures of classes, frames and symbols, criteria with their intervals, what was changed since the
 * study began, and what to do next.
 */
export function verdictText(
  study: StudyRecord,
  language: PageLanguage,
  options: { readonly width: number; readonly color: boolean },
): string {
  ensureStudy("verdictText", study);
  ensureArgument("verdictText", language, ["language", languageRule]);
  ensureArgument("verdictText", options, ["options", OPTIONS]);
  const { width, color } = options;
  const texts = TEXTS[language];
  const view = studyView(study, texts);
  const style = ansi(color);
  const blocks = [
    headLines(view, width, style),
    [
      ...figureLines(view, style),
      ...referenceLines(view, width),
      ...whoseLines(view, width),
      ...fewWindowLines(view, width),
      ...moneyLines(view, width),
      ...situationLines(view, width),
    ],
    measureLines(view, width, style),
    criteriaLines(view, style),
    verdictWords(study, texts).history.flatMap((line) => wrap(visible(line), width)),
    nextLines(view, width),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function headLines({ study, texts }: StudyView, width: number, style: Ansi): readonly string[] {
  const { sentence, reasons, remarks } = verdictWords(study, texts);
  const { decision } = study.verdict;
  const badge = texts.decision[decision].toUpperCase() + texts.severityColon;
  const [first = "", ...rest] = wrap(visible(badge + sentence), width);
  return [
    DECISION_STYLE[decision](style)(first.slice(0, badge.length)) + first.slice(badge.length),
    ...rest,
    ...[...reasons, ...remarks].flatMap((line) => wrap(visible(line), width)),
  ];
}

function figureLines({ study, texts, methods }: StudyView, style: Ansi): readonly string[] {
  if (study.summaries.length === 0) return [];
  const { terminal } = texts;
  const marked = methods.flatMap(({ headline, summaries }) => summaries.map((summary) => ({ summary, headline })));
  const { error, epochs, seconds } = figureFormats(study);
  const cells = ({ method, batchSize, successes, seeds, ...summary }: SummaryRecord, isHeadline: boolean) => [
    `${isHeadline ? "*" : " "} ${truncate(visible(method), 16)}`,
    String(batchSize),
    `${successes}/${seeds}`,
    summary.epochsToTarget === null ? terminal.never : epochs(summary.epochsToTarget),
    summary.secondsToTarget === null ? terminal.never : seconds(summary.secondsToTarget),
    error(summary.validationError),
    error(summary.testError),
  ];
  const head = [
    `  ${texts.method}`,
    terminal.batch,
    terminal.successRate,
    terminal.epochs,
    terminal.seconds,
    terminal.validation,
    terminal.test,
  ];
  const [headLine = "", ...lines] = columns([
    head,
    ...marked.map(({ summary, headline }) => cells(summary, summary === headline)),
  ]);
  return [
    style.dim(headLine),
    ...lines.map((line, i) => (marked[i]!.summary === marked[i]!.headline ? style.bold(line) : line)),
  ];
}

function referenceLines({ study, texts, bestSimple: simple }: StudyView, width: number): readonly string[] {
  const { target } = study;
  const best =
    simple === null
      ? []
      : [
          texts.terminal.simple(
            texts.baselineName[simple.name],
            significant(simple.validationError, 4),
            significant(simple.testError, 4),
          ),
        ];
  const goal =
    target.error === null
      ? texts.targetUnset
      : texts.terminal.target(significant(target.error, 4), errorUnit(study, texts));
  const folds = target.earlierFolds.length + 1;
  const means = folds === 1 ? [] : [texts.foldMeans(String(folds))];
  return [goal, ...means, ...best].flatMap((line) => wrap(visible(line), width));
}

function whoseLines({ study, texts }: StudyView, width: number): readonly string[] {
  const short = whoseWords(study, texts)?.short ?? null;
  return short === null ? [] : wrap(visible(short), width);
}

function moneyLines({ study, texts }: StudyView, width: number): readonly string[] {
  const found = worth(study);
  const saved = savedLine(study, texts);
  if (found === null || saved === null || study.money === null) return [];
  return [...wrap(visible(saved), width), texts.studyCostShort(visible(priceText(found.studyCost, study.money)))];
}

/** A verdict on a handful of windows is to be seen with their number: the part that has fewest. */
function fewWindowLines({ study, texts }: StudyView, width: number): readonly string[] {
  const { audit } = study.task;
  const few = audit.filter((finding) => finding.code === "few-windows").sort((a, b) => a.windows - b.windows);
  return findingLines(few.slice(0, 1), texts).flatMap((line) => wrap(visible(findingText(line, texts)), width));
}

/** The first advice of each: the report has all of it, with the figures. */
function situationLines({ study, texts }: StudyView, width: number): readonly string[] {
  return weightiest(study, texts, { most: MOST_SITUATIONS, form: "brief" }).flatMap((line) =>
    wrap(visible(line), width),
  );
}

function nextLines({ study, texts }: StudyView, width: number): readonly string[] {
  return nextSteps(study, texts).flatMap(({ text, command }, k) => [
    ...wrap(visible(k === 0 ? texts.nextHeading + texts.severityColon + text : text), width),
    ...(command === null ? [] : [`  ${visible(command)}`]),
  ]);
}

function criteriaLines({ study, texts }: StudyView, style: Ansi): readonly string[] {
  const { verdict } = study;
  if (verdict.diffusion === null || verdict.reference === null) return [];
  const lines = columns(
    verdict.criteria.map((criterion) => {
      const { limit, value, interval, confidence } = criterionFacts(criterion, study, texts);
      return [
        texts.terminal.criterion[criterion.name],
        criterion.name === "success-rate" ? `>= ${limit}` : `<= ${limit}`,
        value ?? texts.notMeasured,
        value === null || interval === "" ? "" : texts.withConfidence(interval, confidence),
        shortResult(criterion, study, texts),
      ];
    }),
  );
  return lines.map((line, i) => {
    const criterion = verdict.criteria[i]!;
    const word = shortResult(criterion, study, texts);
    return line.slice(0, line.length - word.length) + RESULT_STYLE[criterion.result](style)(word);
  });
}

function shortResult(criterion: CriterionRecord, study: StudyRecord, texts: Texts): string {
  const { withinLimit } = criterionFacts(criterion, study, texts);
  return criterion.result === "met" && !withinLimit
    ? texts.terminal.metUnseen
    : texts.criterionResult[criterion.result];
}

const DECISION_STYLE: Readonly<Record<VerdictRecord["decision"], (style: Ansi) => (text: string) => string>> = {
  go: ({ good }) => good,
  "no-go": ({ bad }) => bad,
  inconclusive: ({ unsure }) => unsure,
};

const RESULT_STYLE: Readonly<Record<CriterionRecord["result"], (style: Ansi) => (text: string) => string>> = {
  met: ({ good }) => good,
  missed: ({ bad }) => bad,
  undecided: ({ unsure }) => unsure,
};
