import { change, percent, significant } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { SummaryRecord } from "../../study/records/trial.js";
import type { CriterionRecord, IntervalRecord, RatioRecord, VerdictReason } from "../../study/records/verdict.js";
import { isFaster } from "../../study/spec/criteria.js";
import type { Texts } from "../text/texts.js";
import type { CriterionFacts } from "../text/verdict-texts.js";
import { behindTime } from "./behind-time.js";
import { canReadMore } from "./can-read-more.js";
import { cutText } from "./cut-text.js";
import { changeSentences, earlierDecisions, looksSentences } from "./history-words.js";
import { type OpenLoss, openLosses } from "./open-losses.js";

/** The verdict in words. */
interface VerdictWords {
  /** The decision with its reason. */
  readonly sentence: string;
  /** Further reasons, as of a second criterion that is missed. */
  readonly reasons: readonly string[];
  /** What is to be known beside the decision. */
  readonly remarks: readonly string[];
  /** What was changed since the study began, and what had been decided before. */
  readonly history: readonly string[];
}

/**
 * The first sentence answers for the decision: what a comparison lacked, else an early end, else the criteria missed,
 * else those undecided, else the gain.
 */
export function verdictWords(study: StudyRecord, texts: Texts): VerdictWords {
  const { verdict, outcome } = study;
  const spoken = (code: VerdictReason["code"]) =>
    verdict.reasons.filter((reason) => reason.code === code).map((reason) => reasonSentence(reason, study, texts));
  const early = spoken("stopped-early");
  const ended = early.length > 0 || outcome === "complete" ? early : [texts.endedEarly[outcome]];
  const cuts = study.plan.budget?.cuts ?? [];
  const remarks = [
    ...spoken("naive-is-better"),
    ...spoken("optimizer-not-compared"),
    ...setAsideSentence(study, texts),
    ...(cuts.length === 0 ? [] : [texts.cutsByBudget(cuts.map((cut) => cutText(cut, texts)))]),
    ...looksSentences(study, texts),
  ];
  const history = [...changeSentences(study, texts), ...earlierDecisions(study, texts)];
  const few = spoken("too-few-seeds");
  const [first, ...reasons] =
    verdict.decision === "go"
      ? [goSentence(study, texts), ...ended]
      : [
          ...spoken("no-comparison"),
          ...(isUnsettled(study) ? [...few, ...ended] : [...decisiveSentences(study, texts), ...ended]),
        ];
  // Where nothing of the comparison is left to say, a remark is the reason.
  if (first === undefined && remarks.length > 0)
    return { sentence: remarks[0]!, reasons, remarks: remarks.slice(1), history };
  return { sentence: first ?? texts.noEvidence, reasons, remarks, history };
}

const MOST_NAMED = 5;

/** Runs that no machine of a queue could bring to their end. */
function setAsideSentence({ trials }: StudyRecord, texts: Texts): string[] {
  const runs = trials.filter(({ setAside }) => setAside !== undefined);
  if (runs.length === 0) return [];
  const named = runs.slice(0, MOST_NAMED).map(({ id }) => id);
  const names = runs.length > MOST_NAMED ? [...named, "..."] : named;
  return [texts.setAside({ names, count: runs.length, attempts: String(runs[0]!.setAside) })];
}

/** Limit, value and interval of a criterion in print; null stands for a value that could not be measured. */
export function criterionFacts(
  criterion: CriterionRecord,
  study: StudyRecord,
  texts: Texts,
): Omit<CriterionFacts, "value"> & { readonly value: string | null } {
  const { limit, interval, method, name } = criterion;
  const own = contenderNames(study);
  const names = { ...own, reference: method ?? own.reference };
  if (name === "success-rate") {
    const value = criterion.value === null ? null : successRateText(study);
    const withinLimit = criterion.result === "met";
    return { ...names, value, interval: "", confidence: "", limit: percent(limit), withinLimit };
  }
  const print = isOfTime(name) ? texts.times : change;
  const { value } = criterion;
  return {
    ...names,
    value: value === null ? null : boundText(print(value), interval?.counts ?? "exact", texts),
    interval: interval === null ? "" : intervalText(interval, print, texts),
    confidence: interval === null ? "" : percent(interval.confidence),
    limit: print(limit),
    withinLimit: value !== null && value <= limit && interval?.counts !== "at-least",
  };
}

function isOfTime(name: Exclude<CriterionRecord["name"], "success-rate">): boolean {
  switch (name) {
    case "time":
    case "baselines-time":
      return true;
    case "test-error":
    case "baselines-test-error":
      return false;
    default:
      return name satisfies never;
  }
}

/** A ratio in print; runs that reached nothing tell one side of it alone. */
export function boundText(value: string, counts: IntervalRecord["counts"], texts: Texts): string {
  return BOUND[counts](value, texts);
}

const BOUND: Readonly<Record<IntervalRecord["counts"], (value: string, texts: Texts) => string>> = {
  exact: (value) => value,
  "at-most": (value, texts) => texts.atMost(value),
  "at-least": (value, texts) => texts.atLeast(value),
};

export type DecidedRatio = RatioRecord & Pick<IntervalRecord, "counts">;

/** The ratio that decided a criterion, with its interval; where nothing was asked, that of the whole study. */
export function decidedRatio({ verdict }: StudyRecord, name: "time" | "test-error"): DecidedRatio {
  const criterion = verdict.criteria.find((one) => one.name === name);
  if (criterion?.interval != null) return { value: criterion.value, ...criterion.interval };
  return { ...(name === "time" ? verdict.timeRatio : verdict.testErrorRatio), counts: "exact" };
}

/** The result in a word or a few. */
export function resultText({ result }: CriterionRecord, withinLimit: boolean, texts: Texts): string {
  return result === "met" && !withinLimit ? texts.metUnseen : texts.criterionResult[result];
}

/** "0.48\u00d7 to 0.81\u00d7", with open ends in words. */
export function intervalText(
  { low, high }: Pick<RatioRecord, "low" | "high">,
  print: (value: number) => string,
  texts: Texts,
): string {
  return texts.interval(low === null ? null : print(low), high === null ? null : print(high));
}

/** "38% less training time", "12% more training time", "2.35\u00d7 the training time" for a ratio of times. */
export function savingText(value: number, texts: Texts): string {
  if (value >= 2) return texts.timesTheTime(texts.times(value));
  return value <= 1 ? texts.lessTime(percent(1 - value)) : texts.moreTime(percent(value - 1));
}

/** "1.2% lower" for a ratio of errors. */
export function errorText(value: number, texts: Texts): string {
  const percentage = change(value).replace(/^[^\d]+/, "");
  if (percentage === "0%") return texts.sameError;
  return value < 1 ? texts.lowerError(percentage) : texts.higherError(percentage);
}

/** The success rate of the diffusion method in the verdict, e.g. "4/5" seeds; null when it has no summary. */
export function successRateText(study: StudyRecord): string | null {
  const own = summaryOf(study, study.verdict.diffusion);
  return own === undefined ? null : `${own.successes}/${own.seeds}`;
}

export function contenderNames({ verdict, target }: StudyRecord): { diffusion: string; reference: string } {
  return {
    diffusion: verdict.diffusion?.method ?? "diffusion",
    reference: verdict.reference?.method ?? target.reference ?? "sgd",
  };
}

function isComparable({ verdict, target }: StudyRecord): boolean {
  return verdict.diffusion !== null && verdict.reference !== null && target.error !== null;
}

/** In a study that ended early, or has too few seeds, these are counted but not judged, and no interval is to blame. */
function isUnsettled({ outcome, verdict }: StudyRecord): boolean {
  return (
    (outcome !== "complete" || verdict.reasons.some(({ code }) => code === "too-few-seeds")) &&
    verdict.criteria.every(({ result }) => result === "undecided")
  );
}

function decisiveSentences(study: StudyRecord, texts: Texts): readonly string[] {
  if (!isComparable(study)) return [];
  const { criteria } = study.verdict;
  const missed = criteria.filter(({ result }) => result === "missed");
  const decisive = missed.length > 0 ? missed : criteria.filter((criterion) => isOpen(criterion, study));
  return decisive.map((criterion) => criterionSentence(criterion, study, texts));
}

/** One that would be met had the optimiser been compared is explained by that alone. */
function isOpen({ name, result, interval, limit }: CriterionRecord, { verdict }: StudyRecord): boolean {
  if (result !== "undecided") return false;
  const isOfOthers = name === "baselines-time" || name === "baselines-test-error";
  const isBetter = interval?.high != null && interval.high < limit;
  return !(isOfOthers && isBetter && verdict.reasons.some(({ code }) => code === "optimizer-not-compared"));
}

function criterionSentence(criterion: CriterionRecord, study: StudyRecord, texts: Texts): string {
  const { value, ...facts } = criterionFacts(criterion, study, texts);
  if (value !== null) {
    const sentence = texts.criterionSentence[criterion.name][criterion.result]({ ...facts, value });
    const isShort = criterion.name === "time" && criterion.result !== "met";
    return [sentence, ...(isShort ? behindTime(study, texts) : [])].join(texts.sentenceSpace);
  }
  switch (criterion.name) {
    case "time":
      return texts.timeUnknown;
    case "test-error":
      return texts.testErrorUnknown;
    case "success-rate":
      return texts.successRateUnknown;
    case "baselines-time":
    case "baselines-test-error":
      return texts.baselinesUnknown;
    default:
      return criterion.name satisfies never;
  }
}

/** The gain, and what was measured of the other ratio: in a sentence of its own where its interval leaves a loss open. */
function goSentence(study: StudyRecord, texts: Texts): string {
  const { timeRatio, testErrorRatio } = study.verdict;
  if (testErrorRatio.value === null) return texts.noEvidence;
  const open = openLosses(study);
  const isOpen = (one: OpenLoss["name"]) => open.some(({ name }) => name === one);
  const names = contenderNames(study);
  const saving = timeRatio.value === null ? null : savingText(timeRatio.value, texts);
  const testError = errorText(testErrorRatio.value, texts);
  const gain =
    saving !== null && isFaster(study.criteria)
      ? texts.goSentence({ ...names, saving, testError: isOpen("test-error") ? null : testError })
      : texts.goAccuracySentence({ ...names, saving: isOpen("time") ? null : saving, testError });
  return [gain, ...open.map((loss) => openLossSentence(loss, study, texts))].join(texts.sentenceSpace);
}

function openLossSentence({ name, value, high, isShown }: OpenLoss, study: StudyRecord, texts: Texts): string {
  const print = (value: number) => (name === "time" ? savingText(value, texts) : errorText(value, texts));
  return texts.openLoss({
    name: name === "time" ? texts.timeToTarget : texts.testError,
    measured: print(value),
    isShown,
    worst: print(high),
    seeds: String(study.plan.seeds),
    canGoOn: study.outcome !== "closed",
  });
}

function reasonSentence(reason: VerdictReason, study: StudyRecord, texts: Texts): string {
  switch (reason.code) {
    case "criterion": {
      const criterion = study.verdict.criteria.find(({ name }) => name === reason.name);
      return criterion === undefined ? texts.noEvidence : criterionSentence(criterion, study, texts);
    }
    case "no-comparison":
      return texts.noComparison(texts.missingParts[reason.missing]);
    case "naive-is-better": {
      const known = study.baselines.find(({ name }) => name === reason.baseline);
      const name = known === undefined ? reason.baseline : texts.baselineName[known.name];
      return texts.naiveIsBetter({
        baseline: name,
        baselineError: significant(reason.baselineError, 4),
        bestError: significant(reason.bestError, 4),
        isHigher: reason.baselineError > reason.bestError,
        isLonger: canReadMore(study.task),
      });
    }
    case "too-few-seeds":
      return texts.tooFewSeeds(String(reason.seeds), String(reason.needed));
    case "optimizer-not-compared":
      return texts.optimizerNotCompared(reason.optimizer);
    case "stopped-early": {
      const counts = texts.trialsDone(String(reason.trialsDone), String(reason.trialsPlanned));
      return texts.endedEarly[reason.outcome] + texts.sentenceSpace + counts;
    }
    default:
      return reason satisfies never;
  }
}

function summaryOf(
  { summaries }: StudyRecord,
  place: { readonly method: string; readonly batchSize: number } | null,
): SummaryRecord | undefined {
  return summaries.find(({ method, batchSize }) => method === place?.method && batchSize === place.batchSize);
}
