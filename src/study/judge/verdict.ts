import { foldTargets } from "../records/fold-targets.js";
import type { MethodRecord } from "../records/method.js";
import type { PlanRecord } from "../records/plan.js";
import type { TrialRecord } from "../records/trial.js";
import type {
  Criteria,
  CriterionRecord,
  MissingForComparison,
  StudyOutcome,
  TargetRecord,
  VerdictReason,
  VerdictRecord,
} from "../records/verdict.js";
import { diffusingMethod, referenceMethod } from "../spec/roles.js";
import { FEWEST_SEEDS } from "../spec/size.js";
import { againstBaselines } from "./against-baselines.js";
import { testErrorCriterion, timeCriterion } from "./asked.js";
import { type Comparison, type Contender, compare, type Measured } from "./compare.js";
import { beats } from "./decide-ratio.js";
import { unknownRatio } from "./paired-ratio.js";
import { type BesideSimple, simpleForecastEnough } from "./simple-forecast.js";
import { successCriterion } from "./success-rate.js";
import { evaluationTrials } from "./summaries.js";

export interface JudgeOptions extends BesideSimple {
  readonly trials: readonly TrialRecord[];
  readonly target: TargetRecord;
  readonly methods: readonly MethodRecord[];
  readonly criteria: Criteria;
  readonly plan: Pick<PlanRecord, "seeds" | "batchSizes">;
  readonly outcome: StudyOutcome;
  readonly trialsPlanned: number;
}

/**
 * Judges the method named "diffusion", else the first that diffuses, against the reference by the criteria written down before the first trial,
 * and against every other method without diffusion.
 *
 * Each stands at its headline batch size. Ratios are diffusion : other, paired by seed: see `compare`. The rules of the criteria are in
 * decide-ratio.ts, success-rate.ts and against-baselines.ts.
 *
 * go = all met; no-go = any missed; inconclusive otherwise. Without both contenders, under 5 seeds, and in a study that ended before
 * all evaluation trials of these methods, every criterion is undecided.
 *
 * @example
 * judge({ summaries, trials, target, methods, criteria, baselines, scores: null, plan, outcome, trialsPlanned }).decision; // "go"
 */
export function judge(options: JudgeOptions): VerdictRecord {
  const { trials, target, methods, criteria, plan, outcome } = options;
  const diffusing = diffusingMethod(methods);
  const plain = referenceMethod(methods);
  const diffusion = contender(diffusing, options);
  const reference = contender(plain, options);
  const seeds = Math.min(diffusion?.summary.seeds ?? 0, reference?.summary.seeds ?? 0);
  const settled =
    seeds >= FEWEST_SEEDS &&
    (outcome === "complete" ||
      [diffusing, ...methods.filter(({ diffuses }) => !diffuses)].every((method) =>
        evaluated(method, { trials, plan, target }),
      ));

  const comparison = diffusion && reference && compare(diffusion, reference, target);
  const others = methods
    .filter((method) => !method.diffuses && !method.startsFromDiffusion && method !== plain)
    .flatMap((method) => {
      const other = contender(method, options);
      if (!diffusion || !other) return [];
      return [{ method, contender: other, comparison: compare(diffusion, other, target) }];
    });
  const alike = others.filter(({ method }) => method.optimizer === diffusing?.optimizer);
  // Of the same course of the learning rate, where there is one: what diffusion adds is then the only difference.
  const same = alike.find(({ method }) => method.recipe.rate.name === diffusing?.recipe.rate.name) ?? alike[0];
  // Of a study that ended early some methods have not come to their runs: that is told by itself.
  const isToCome =
    outcome !== "complete" &&
    methods.some((one) => !one.diffuses && !one.startsFromDiffusion && one.optimizer === diffusing?.optimizer);
  const lacksOptimizer = comparison !== undefined && same === undefined && plain?.optimizer !== diffusing?.optimizer;
  const results = [
    ...timeCriterion(comparison, criteria),
    testErrorCriterion(comparison, criteria),
    successCriterion(diffusion, reference, target),
    ...againstBaselines(others, { criteria, lacksOptimizer }),
  ].map((criterion): CriterionRecord => (comparison && settled ? criterion : { ...criterion, result: "undecided" }));

  return {
    decision: decide(results),
    diffusion: diffusion ? headlineOf(diffusion) : null,
    reference: reference ? headlineOf(reference) : null,
    timeRatio: comparison?.time.ratio ?? unknownRatio(),
    epochsRatio: comparison?.epochs.ratio ?? unknownRatio(),
    testErrorRatio: comparison?.testError.ratio ?? unknownRatio(),
    criteria: results,
    folds: diffusion && reference ? ratiosByFold(diffusion, reference, target) : [],
    baselines: others.map(ratiosOf),
    sameOptimizer: same ? ratiosOf(same) : null,
    reasons: [
      ...results.map(({ name, result }): VerdictReason => ({ code: "criterion", name, result })),
      ...missing({ diffusing, plain, diffusion, reference, target }).map(
        (missing): VerdictReason => ({ code: "no-comparison", missing }),
      ),
      ...(lacksOptimizer && !isToCome && diffusing
        ? [{ code: "optimizer-not-compared", optimizer: diffusing.optimizer } as const]
        : []),
      ...(comparison && seeds < FEWEST_SEEDS ? [{ code: "too-few-seeds", seeds, needed: FEWEST_SEEDS } as const] : []),
      ...stoppedEarly(options),
      ...simpleForecastEnough(options),
    ],
  };
}

/** A method at its headline batch size, or undefined when none of its evaluation trials ran its course. */
export function contender(
  method: MethodRecord | undefined,
  { summaries, trials }: Pick<JudgeOptions, "summaries" | "trials">,
): Contender | undefined {
  const summary = summaries.find((summary) => summary.headline && summary.method === method?.name);
  return summary && { summary, trials: evaluationTrials(trials, summary) };
}

function evaluated(
  method: MethodRecord | undefined,
  { trials, plan, target }: Pick<JudgeOptions, "trials" | "plan" | "target">,
): boolean {
  const runs = plan.seeds * foldTargets(target).length;
  return (
    method !== undefined &&
    plan.batchSizes.every((batchSize) => evaluationTrials(trials, { method: method.name, batchSize }).length >= runs)
  );
}

/** None where there is one fold. */
function ratiosByFold(diffusion: Contender, reference: Contender, target: TargetRecord): VerdictRecord["folds"] {
  if (target.earlierFolds.length === 0) return [];
  return foldTargets(target).map((_, k) => {
    const onFold = ({ summary, trials }: Contender): Contender => ({
      summary,
      trials: trials.filter(({ fold }) => fold === k + 1),
    });
    const { time, testError } = compare(onFold(diffusion), onFold(reference), target);
    return { timeRatio: time.ratio, testErrorRatio: testError.ratio };
  });
}

function decide(results: readonly CriterionRecord[]): VerdictRecord["decision"] {
  if (results.some(({ result }) => result === "missed")) return "no-go";
  return results.every(({ result }) => result === "met") ? "go" : "inconclusive";
}

/** With the interval that decides whether the other is beaten. */
function ratiosOf({ contender, comparison }: { readonly contender: Contender; readonly comparison: Comparison }) {
  const decisive = (measured: Measured) => {
    const { value, interval } = beats(measured);
    return { value, low: interval.low, high: interval.high, confidence: interval.confidence };
  };
  return {
    ...headlineOf(contender),
    timeRatio: decisive(comparison.time),
    testErrorRatio: decisive(comparison.testError),
  };
}

function headlineOf({ summary: { method, batchSize } }: Contender): { method: string; batchSize: number } {
  return { method, batchSize };
}

function missing({
  diffusing,
  plain,
  diffusion,
  reference,
  target,
}: {
  readonly diffusing: MethodRecord | undefined;
  readonly plain: MethodRecord | undefined;
  readonly diffusion: Contender | undefined;
  readonly reference: Contender | undefined;
  readonly target: TargetRecord;
}): MissingForComparison[] {
  if (diffusing === undefined) return ["diffusing-method"];
  if (plain === undefined) return ["reference-method"];
  if (diffusion === undefined || reference === undefined) return ["evaluation-trials"];
  return target.error === null ? ["target"] : [];
}

function stoppedEarly({ outcome, trials, trialsPlanned }: JudgeOptions): VerdictReason[] {
  if (outcome === "complete") return [];
  const trialsDone = trials.filter((trial) => trial.outcome !== "stopped").length;
  return [{ code: "stopped-early", outcome, trialsDone, trialsPlanned }];
}
