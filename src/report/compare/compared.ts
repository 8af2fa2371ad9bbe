import { change, integer, percent, significant } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { VerdictRecord } from "../../study/records/verdict.js";
import { criteriaText } from "../../study/spec/criteria.js";
import type { Texts } from "../text/texts.js";
import { bestSimple } from "../view/best-simple.js";
import { changeSentences } from "../view/history-words.js";
import { boundText, type DecidedRatio, decidedRatio, intervalText, verdictWords } from "../view/verdict-words.js";
import type { NamedStudy } from "./named-study.js";

/** One study of a comparison in print. */
export interface Compared {
  readonly decision: VerdictRecord["decision"];
  readonly why: string;
  /** What was asked otherwise after it had begun, a sentence each. */
  readonly changes: readonly string[];
  readonly cells: Readonly<Record<ComparedColumn, ComparedCell>>;
}

/** A figure, and what belongs to it in small print: its interval, or the target beside the data. */
export interface ComparedCell {
  readonly text: string;
  readonly note: string | null;
  /** Of the interval; a terminal's line has no room for it. */
  readonly confidence?: string;
}

export const COMPARED_COLUMNS = [
  "study",
  "data",
  "verdict",
  "criteria",
  "time",
  "testError",
  "network",
  "forecast",
  "seeds",
  "folds",
] as const;
export type ComparedColumn = (typeof COMPARED_COLUMNS)[number];

export function comparedHeads(texts: Texts): Readonly<Record<ComparedColumn, string>> {
  return {
    study: texts.studyName,
    data: texts.dataOf,
    verdict: texts.verdictOf,
    criteria: texts.criteriaAsked,
    time: texts.timeAgainst,
    testError: texts.testErrorAgainst,
    network: texts.bestNetwork,
    forecast: texts.bestForecast,
    seeds: texts.seedsOf,
    folds: texts.foldsOf,
  };
}

export function compared({ name, study }: NamedStudy, texts: Texts): Compared {
  const { verdict, task, plan, startedAt, target, summaries, baselines } = study;
  const changed = [...new Set(plan.changes.map(({ name }) => texts.changeName[name]))];
  const given = target.source === "given" && target.error !== null ? significant(target.error, 4) : null;
  return {
    decision: verdict.decision,
    why: verdictWords(study, texts).sentence,
    changes: changeSentences(study, texts),
    cells: {
      study: cell(name, texts.startedOn(startedAt.slice(0, 10))),
      data: cell(task.source, task.targets.join(texts.listComma)),
      verdict: cell(
        texts.decision[verdict.decision],
        changed.length === 0 ? null : texts.changedMark(changed.join(texts.listComma)),
      ),
      criteria: cell(criteriaText(study.criteria).replace(",", ", "), given && texts.targetAsked(given)),
      time: ratio(decidedRatio(study, "time"), texts.times, texts),
      testError: ratio(decidedRatio(study, "test-error"), change, texts),
      network: networkCell(summaries, texts),
      forecast: simpleCell(bestSimple(baselines), texts),
      seeds: cell(integer(plan.seeds)),
      folds: cell(integer(task.earlierFolds.length + 1)),
    },
  };
}

/** Whether verdicts answer for different questions: criteria, a given target, or the rule that decides by them. */
export function criteriaDiffer(studies: readonly NamedStudy[]): boolean {
  return new Set(studies.map(({ study }) => study.criteriaHash)).size > 1;
}

function cell(text: string, note: string | null = null): ComparedCell {
  return { text, note };
}

/** With the interval that decided, and its confidence. */
function ratio(measured: DecidedRatio, print: (value: number) => string, texts: Texts): ComparedCell {
  if (measured.value === null) return cell(texts.notMeasured);
  const isOpen = measured.low === null && measured.high === null;
  const text = boundText(print(measured.value), measured.counts, texts);
  if (isOpen) return cell(text);
  return {
    text,
    note: intervalText(measured, print, texts),
    confidence: texts.intervalLabel(percent(measured.confidence)),
  };
}

/** The network of the lowest validation error by its test error, both medians: chosen by the test part, an error would be too good to be true. */
function networkCell(summaries: StudyRecord["summaries"], texts: Texts): ComparedCell {
  const chosen = summaries.reduce<StudyRecord["summaries"][number] | null>((best, one) => {
    if (one.validationError === null || one.testError === null) return best;
    return best === null || one.validationError < best.validationError! ? one : best;
  }, null);
  if (chosen === null) return cell(texts.notMeasured);
  const { method, batchSize, testError } = chosen;
  const isOneSize = summaries.every((one) => one.batchSize === batchSize);
  return cell(significant(testError, 4), isOneSize ? method : texts.networkAt(method, integer(batchSize)));
}

function simpleCell(simple: StudyRecord["baselines"][number] | null, texts: Texts): ComparedCell {
  if (simple === null) return cell(texts.notMeasured);
  return cell(significant(simple.testError, 4), texts.baselineName[simple.name]);
}
