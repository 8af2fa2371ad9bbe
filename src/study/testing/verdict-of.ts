import { summarise } from "../judge/summaries.js";
import { type JudgeOptions, judge } from "../judge/verdict.js";
import type { MethodRecord } from "../records/method.js";
import type { TrialRecord } from "../records/trial.js";
import type { VerdictRecord } from "../records/verdict.js";
import { defaultCriteria } from "../spec/criteria.js";
import * as records from "./records.js";
import { sgd } from "./records.js";

/** With the reference's own optimiser, so that nothing but the reference is to be beaten. */
export const diffusion: MethodRecord = { ...records.diffusion, optimizer: sgd.optimizer };

/** Judges trials at the target error 1; what a test does not name is a complete study with the default criteria. */
export function verdictOf(trials: readonly TrialRecord[], rest: Partial<JudgeOptions> = {}): VerdictRecord {
  const methods: readonly MethodRecord[] = rest.methods ?? [sgd, diffusion];
  const target = rest.target ?? { error: 1, levels: [1], earlierFolds: [], source: "given", reference: null };
  const batchSizes = [16, 64];
  return judge({
    summaries: summarise({ trials, target, methods, batchSizes }),
    trials,
    target,
    methods,
    criteria: defaultCriteria,
    baselines: [],
    scores: null,
    plan: { seeds: 5, batchSizes: [16] },
    outcome: "complete",
    trialsPlanned: 10,
    ...rest,
  });
}
