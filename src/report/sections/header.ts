import { type Html, html } from "../../page/html/html.js";
import { change, integer, percent } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { CriterionRecord, RatioRecord, VerdictRecord } from "../../study/records/verdict.js";
import { ratioStrip } from "../html/ratio-strip.js";
import { unbroken } from "../html/unbroken.js";
import type { Texts } from "../text/texts.js";
import { againstSimple } from "../view/against-simple.js";
import { findingLines, findingText } from "../view/finding-lines.js";
import { savedLine } from "../view/money-words.js";
import { nextSteps } from "../view/next-step.js";
import { weightiest } from "../view/situation-words.js";
import type { StudyView } from "../view/study-view.js";
import {
  boundText,
  contenderNames,
  decidedRatio,
  intervalText,
  savingText,
  successRateText,
  verdictWords,
} from "../view/verdict-words.js";

/** In full in the head; the others stand in the section on the data. */
const MOST_WARNINGS = 2;
const MOST_SITUATIONS = 2;

/** The head of the page: question, decision with its reason, what to do next and the four figures behind it; then what else is to be known. */
export function header(view: StudyView): Html {
  const { study, texts } = view;
  const { verdict } = study;
  const { sentence, reasons, remarks, history } = verdictWords(study, texts);
  const also = [
    ...remarks,
    ...weightiest(study, texts, { most: MOST_SITUATIONS, form: "line" }),
    ...dataWarnings(view),
  ];
  const { diffusion, reference } = contenderNames(study);
  const missed = verdict.criteria.filter(({ result }) => result === "missed").length;
  return html`<header>
<h1>${unbroken(texts.question(study.task.source, reference))}</h1>
<p class="eyebrow">${texts.subtitle({
    diffusion,
    windows: integer(study.plan.trainWindows),
    // Of a study that ended early, as many as have finished.
    seeds: Math.max(0, ...study.summaries.map((summary) => summary.seeds)),
    folds: study.task.earlierFolds.length + 1,
  })}</p>
<div class="verdict ${verdict.decision}">
<div class="decision">${ICONS[verdict.decision]}<span>${texts.decision[verdict.decision]}</span> <small>${texts.decisionMeaning[verdict.decision](missed)}</small></div>
<p class="why">${sentence}</p>
${list(reasons)}${moneyLine(view)}
${nextSteps(study, texts).map(
  ({ text, command }, k) =>
    html`<p class="next">${k === 0 && html`<strong>${texts.nextHeading}</strong> `}${unbroken(text)}</p>${command !== null && html`<pre><code>${command}</code></pre>`}`,
)}
</div>
<div class="tiles">${[timeTile(view, reference), testTile(view, reference), successTile(view), simpleTile(view)]}</div>
${list(also)}${historyList(history, texts)}
</header>
`;
}

function list(items: readonly string[]): Html | null {
  return items.length === 0
    ? null
    : html`<ul class="plain">${items.map((line) => html`<li>${unbroken(line)}</li>`)}</ul>`;
}

/** Few lines stand open; more are folded on a screen, and printed. */
const MOST_OPEN = 2;

function historyList(history: readonly string[], texts: Texts): Html | null {
  if (history.length <= MOST_OPEN) return list(history);
  return html`<details><summary>${texts.history(integer(history.length))}</summary>${list(history)}</details><div class="paper-only">${list(history)}</div>`;
}

/** What it is worth a year, or costs. */
function moneyLine({ study, texts }: StudyView): Html | null {
  const line = savedLine(study, texts);
  return line === null ? null : html`<p class="why">${unbroken(line)}</p>`;
}

/** The data's warnings, the gravest in full: a decision on data that mislead is to be seen with them. */
function dataWarnings({ study, texts }: StudyView): readonly string[] {
  const warnings = findingLines(study.task.audit, texts).filter(({ severity }) => severity === "warning");
  const shown = warnings.slice(0, MOST_WARNINGS).map((line) => findingText(line, texts));
  const more = warnings.length - shown.length;
  return more > 0 ? [...shown, texts.moreWarnings(integer(more))] : shown;
}

function timeTile({ study, texts }: StudyView, reference: string): Html {
  const measured = decidedRatio(study, "time");
  const { epochsRatio: epochs } = study.verdict;
  return tile({
    name: `${texts.timeToTarget}${texts.listComma}${texts.against(reference)}`,
    result: resultOf(study, "time"),
    figure: measured.value === null ? null : boundText(texts.times(measured.value), measured.counts, texts),
    fallback: texts.notMeasured,
    more: [
      measured.value === null ? texts.timeUnknown : measured.value < 2 && savingText(measured.value, texts),
      measured.value === null ? null : intervalLine(measured, texts.times, texts),
      epochs.value === null ? null : `${texts.epochsToTarget}: ${texts.times(epochs.value)}`,
    ],
    strip:
      hasNumber(measured) &&
      ratioStrip(measured, {
        label: texts.timeToTarget,
        limit: study.criteria.minTimeSaving === null ? null : 1 - study.criteria.minTimeSaving,
        texts,
        print: texts.times,
      }),
  });
}

function testTile({ study, texts }: StudyView, reference: string): Html {
  const measured = decidedRatio(study, "test-error");
  return tile({
    name: `${texts.testError}${texts.listComma}${texts.against(reference)}`,
    result: resultOf(study, "test-error"),
    figure: measured.value === null ? null : change(measured.value),
    fallback: texts.notMeasured,
    more: [measured.value === null ? null : intervalLine(measured, change, texts)],
    strip:
      hasNumber(measured) &&
      ratioStrip(measured, {
        label: texts.testError,
        limit: 1 + study.criteria.maxTestErrorIncrease,
        texts,
        print: change,
      }),
  });
}

function successTile(view: StudyView): Html {
  const { study, texts } = view;
  const others = view.methods.filter(({ record }) => record.name !== study.verdict.diffusion?.method);
  return tile({
    name: texts.successRate,
    result: resultOf(study, "success-rate"),
    figure: successRateText(study),
    fallback: texts.notMeasured,
    more: others.map(({ record, headline }) =>
      headline === null ? null : `${record.name}: ${headline.successes}/${headline.seeds}`,
    ),
    strip: null,
  });
}

function simpleTile({ study, texts, methods, bestSimple: simple }: StudyView): Html {
  const headline = methods.find(({ record }) => record.name === study.verdict.diffusion?.method)?.headline;
  const own = headline?.testError ?? null;
  const ratio = own === null || simple === null || simple.testError === 0 ? null : own / simple.testError;
  const row = study.scores?.rows.find(
    ({ name, batchSize }) => name === headline?.method && batchSize === headline.batchSize,
  );
  // The test is against the simple forecast of the lowest RMSE: another one where networks are compared by another metric.
  const tested = row === undefined || study.scores?.simple !== simple?.name ? null : againstSimple(row, texts);
  return tile({
    name: texts.againstSimple,
    result: ratio === null || tested?.isShown === false ? null : ratio < 1 ? "met" : "missed",
    figure: ratio === null ? null : change(ratio),
    fallback: texts.notMeasured,
    more: [
      simple === null ? texts.noBaselines : texts.bestOnValidation(texts.baselineName[simple.name]),
      tested?.isShown === false && tested.words,
    ],
    strip: null,
  });
}

function intervalLine(measured: RatioRecord, print: (value: number) => string, texts: Texts): string {
  return `${texts.intervalLabel(percent(measured.confidence))}: ${intervalText(measured, print, texts)}`;
}

function hasNumber({ value, low, high }: RatioRecord): boolean {
  return value !== null || low !== null || high !== null;
}

/** By which a figure is coloured; null where nothing was asked. */
function resultOf({ verdict }: StudyRecord, criterion: CriterionRecord["name"]): CriterionRecord["result"] | null {
  return verdict.criteria.find(({ name }) => name === criterion)?.result ?? null;
}

function tile({
  name,
  result,
  figure,
  fallback,
  more,
  strip,
}: {
  readonly name: string;
  readonly result: CriterionRecord["result"] | null;
  readonly figure: string | null;
  readonly fallback: string;
  readonly more: readonly (string | null | false)[];
  readonly strip: Html | null | false;
}): Html {
  return html`<div class="tile"><div class="name">${name}</div>
<div class="figure${figure === null ? " words" : result !== null && ` ${result}`}">${figure ?? fallback}</div>
${more.map((line) => line !== null && line !== false && html`<div class="more">${line}</div>`)}${strip}</div>`;
}

const icon = (path: string) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`;

const ICONS: Readonly<Record<VerdictRecord["decision"], Html>> = {
  go: icon("M4 13l5 5L20 6"),
  "no-go": icon("M5 5l14 14M19 5L5 19"),
  inconclusive: icon("M3 12q4.5-6 9 0t9 0"),
};
