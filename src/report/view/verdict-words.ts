import type { CriterionRecord, RatioRecord, StudyRecord, VerdictReason } from "../../study/records.js";
import { change, percent, significant } from "../text/numbers.js";
import type { CriterionFacts, Texts } from "../text/texts.js";

/** The verdict in words: one sentence that says why, and what else has to be said beside it. */
export interface VerdictWords {
  readonly sentence: string;
  readonly also: readonly string[];
}

/**
 * The first sentence answers for the decision: what was missing, else the criteria missed, else those undecided,
 * else the gain.
 */
export function verdictWords(study: StudyRecord, texts: Texts): VerdictWords {
  const { verdict } = study;
  const missing = verdict.reasons.find((reason) => reason.code === "no-comparison");
  const others = verdict.reasons
    .filter((reason) => reason.code !== "criterion" && reason.code !== "no-comparison")
    .map((reason) => reasonSentence(reason, study, texts));
  const sentences = decisiveCriteria(study).map((criterion) =>
    texts.criterionSentence[criterion.name][criterion.result](criterionFacts(criterion, study, texts)),
  );
  if (missing !== undefined) return { sentence: reasonSentence(missing, study, texts), also: others };
  if (verdict.decision === "go") return { sentence: goSentence(study, texts), also: others };
  const [first, ...rest] = [...sentences, ...others];
  return { sentence: first ?? texts.noEvidence, also: rest };
}

/** Limit, value and interval of a criterion in print, taken from the criteria and the ratios of the verdict. */
export function criterionFacts(criterion: CriterionRecord, study: StudyRecord, texts: Texts): CriterionFacts {
  const { verdict, criteria } = study;
  const names = {
    diffusion: verdict.diffusion?.method ?? "diffusion",
    reference: verdict.reference?.method ?? "sgd",
  };
  switch (criterion.name) {
    case "time": {
      const measured = verdict.timeRatio;
      return {
        ...names,
        value: measured.value === null ? null : texts.times(measured.value),
        interval: intervalText(measured, texts.times, texts),
        limit: texts.times(1 - criteria.minTimeSaving),
      };
    }
    case "test-error": {
      const measured = verdict.testErrorRatio;
      return {
        ...names,
        value: measured.value === null ? null : change(measured.value),
        interval: intervalText(measured, change, texts),
        limit: change(1 + criteria.maxTestErrorIncrease),
      };
    }
    case "seeds":
      return { ...names, value: seedsText(study), interval: "", limit: percent(criteria.minSeedsReached) };
    default:
      return criterion.name satisfies never;
  }
}

/** "0.48× to 0.81×", with open ends in words. */
export function intervalText({ low, high }: RatioRecord, print: (value: number) => string, texts: Texts): string {
  return texts.interval(low === null ? null : print(low), high === null ? null : print(high));
}

/** "38% less training time" for a ratio of times. */
export function savingText(value: number, texts: Texts): string {
  return value <= 1 ? texts.lessTime(percent(1 - value)) : texts.moreTime(percent(value - 1));
}

/** "4/5" seeds of the diffusion method in the verdict; null when it has no summary. */
export function seedsText({ verdict, summaries }: StudyRecord): string | null {
  const own = summaries.find(
    (summary) => summary.method === verdict.diffusion?.method && summary.batchSize === verdict.diffusion.batchSize,
  );
  return own === undefined ? null : `${own.seedsReached}/${own.seeds}`;
}

function decisiveCriteria({ verdict }: StudyRecord): readonly CriterionRecord[] {
  const missed = verdict.criteria.filter((criterion) => criterion.result === "missed");
  return missed.length > 0 ? missed : verdict.criteria.filter((criterion) => criterion.result === "undecided");
}

function goSentence(study: StudyRecord, texts: Texts): string {
  const { timeRatio, testErrorRatio, diffusion, reference } = study.verdict;
  return texts.goSentence({
    diffusion: diffusion?.method ?? "diffusion",
    reference: reference?.method ?? "sgd",
    saving: timeRatio.value === null ? texts.less : savingText(timeRatio.value, texts),
    testChange: change(testErrorRatio.value),
    value: null,
    interval: "",
    limit: "",
  });
}

function reasonSentence(reason: VerdictReason, study: StudyRecord, texts: Texts): string {
  switch (reason.code) {
    case "criterion": {
      const criterion = study.verdict.criteria.find((one) => one.name === reason.name);
      if (criterion === undefined) return texts.noEvidence;
      return texts.criterionSentence[reason.name][reason.result](criterionFacts(criterion, study, texts));
    }
    case "no-comparison":
      return texts.noComparison(reason.missing);
    case "naive-is-better": {
      const known = study.baselines.find(({ name }) => name === reason.baseline);
      const name = known === undefined ? reason.baseline : texts.baselineName[known.name];
      return texts.naiveIsBetter(name, significant(reason.baselineError, 4), significant(reason.bestError, 4));
    }
    case "optimizer-explains":
      return texts.optimizerExplains(reason.method);
    case "stopped-early":
      return texts.stoppedEarly(reason.outcome, String(reason.trialsDone), String(reason.trialsPlanned));
    default:
      return reason satisfies never;
  }
}
