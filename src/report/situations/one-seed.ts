import { exp } from "../../core/numeric/elementary/exp.js";
import { log } from "../../core/numeric/elementary/log.js";
import { median } from "../../core/statistics.js";
import { testErrorCriterion, timeCriterion } from "../../study/judge/asked.js";
import { type Comparison, type Contender, compare } from "../../study/judge/compare.js";
import { nextLook } from "../../study/judge/confidence.js";
import { beats } from "../../study/judge/decide-ratio.js";
import { evaluationTrials } from "../../study/judge/summaries.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { CriterionRecord } from "../../study/records/verdict.js";
import { FEWEST_SEEDS } from "../../study/spec/size.js";
import type { Recogniser, SituationCases } from "./situation.js";

type Case = SituationCases["one-seed"];
type Criterion = Exclude<CriterionRecord["name"], "success-rate">;

/** So many median absolute deviations off is no scatter; where all others agree, so much of the logarithm. */
const DEVIATIONS = 4;
const LEAST_DISTANCE = 0.05;

/**
 * A seed whose log ratio lies far from the others', and without which the mean ratio lies on the other side of 1, or the criterion comes out otherwise:
 * the verdict's geometric mean, unlike the tables' medians, is moved by it.
 */
export const oneSeed: Recogniser<"one-seed"> = (study) => {
  const { diffusion, reference, criteria } = study.verdict;
  const own = contender(study, diffusion?.method);
  if (own === null) return [];
  return criteria.flatMap(({ name, method }) => {
    const other = contender(study, method ?? reference?.method);
    if (name === "success-rate" || other === null) return [];
    return found({ study, name, own, other });
  });
};

function contender({ summaries, trials }: StudyRecord, method: string | undefined): Contender | null {
  const summary = summaries.find((one) => one.headline && one.method === method);
  return summary === undefined ? null : { summary, trials: evaluationTrials(trials, summary) };
}

interface Pairing {
  readonly study: StudyRecord;
  readonly name: Criterion;
  readonly own: Contender;
  readonly other: Contender;
}

function found(pairing: Pairing): Case[] {
  const { study, name, own, other } = pairing;
  const seeds = [...new Set(own.trials.map(({ seed }) => seed))];
  if (seeds.length < FEWEST_SEEDS) return []; // nothing is decided
  const ratios = seeds.flatMap((seed) => {
    const { value } = measuredOf(
      name,
      over(pairing, (one) => one === seed),
    ).ratio;
    return value === null ? [] : [{ seed, ratio: value, log: log(value) }];
  });
  if (ratios.length < FEWEST_SEEDS) return [];
  const middle = median(ratios.map(({ log }) => log));
  const spread = median(ratios.map(({ log }) => Math.abs(log - middle)));
  const [far] = ratios.toSorted((a, b) => Math.abs(b.log - middle) - Math.abs(a.log - middle));
  if (far === undefined || Math.abs(far.log - middle) <= Math.max(DEVIATIONS * spread, LEAST_DISTANCE)) return [];
  const [all, rest] = [over(pairing, () => true), over(pairing, (seed) => seed !== far.seed)];
  const [mean, without] = [measuredOf(name, all).ratio.value, measuredOf(name, rest).ratio.value];
  if (mean === null || without === null) return [];
  const isTurned = mean < 1 !== without < 1 || result(name, all, study) !== result(name, rest, study);
  if (!isTurned) return [];
  return [
    {
      ...{ method: own.summary.method, against: other.summary.method, isOfTime: isTime(name), seed: far.seed },
      ...{ ratio: far.ratio, median: exp(middle), mean, without, more: nextLook(seeds.length) },
    },
  ];
}

function over({ study, own, other }: Pairing, holds: (seed: number) => boolean): Comparison {
  const of = ({ summary, trials }: Contender) => ({ summary, trials: trials.filter(({ seed }) => holds(seed)) });
  return compare(of(own), of(other), study.target);
}

function isTime(name: Criterion): boolean {
  return name === "time" || name === "baselines-time";
}

function measuredOf(name: Criterion, { time, testError }: Comparison) {
  return isTime(name) ? time : testError;
}

function result(name: Criterion, comparison: Comparison, { criteria }: StudyRecord): CriterionRecord["result"] {
  switch (name) {
    case "time":
      return timeCriterion(comparison, criteria)[0]?.result ?? "undecided";
    case "test-error":
      return testErrorCriterion(comparison, criteria).result;
    case "baselines-time":
    case "baselines-test-error":
      return beats(measuredOf(name, comparison)).result;
    default:
      return name satisfies never;
  }
}
