import type { StudyRecord } from "../../study/records.js";
import { fixtureStudy, stoppedFixture } from "./fixture.js";
import { divergedTrial } from "./synthetic-trials.js";
import { unknown } from "./synthetic-verdict.js";

/** A finished study in which every run of every method diverged before its first epoch ended. */
export function divergedStudy(): StudyRecord {
  const study = fixtureStudy();
  const { verdict } = stoppedFixture();
  return {
    ...study,
    target: { error: null, source: "reference", reference: "sgd" },
    trials: study.trials.map((trial) => {
      const method = study.methods.find(({ name }) => name === trial.method)!;
      return divergedTrial(trial.id, method, trial.batchSize, trial.learningRate);
    }),
    summaries: study.summaries.map((summary) => ({
      ...summary,
      seedsReached: 0,
      epochsToTarget: null,
      secondsToTarget: null,
      secondsPerEpoch: null,
      validationError: null,
      testError: null,
      diverged: summary.seeds,
    })),
    verdict: {
      ...verdict,
      diffusion: study.verdict.diffusion,
      reference: study.verdict.reference,
      criteria: study.verdict.criteria.map(({ name, limit }) => ({ name, limit, value: null, result: "undecided" })),
      sameOptimizer: { method: "momentum", batchSize: 16, timeRatio: unknown, testErrorRatio: unknown },
      reasons: [{ code: "no-comparison", missing: "target" }],
    },
    forecast: null,
  };
}

/** A synthetic task with as little as a record may hold: every field that may be null is. */
export function bareStudy(): StudyRecord {
  const study = fixtureStudy({ decision: "inconclusive", seeds: 1, batchSizes: [32] });
  return {
    ...study,
    task: {
      ...study.task,
      kind: "adding",
      source: "adding",
      targets: ["sum"],
      inputs: ["value", "marker"],
      time: null,
      missing: "none",
      notes: [],
      errorUnit: "standard-deviations",
    },
    plan: { ...study.plan, budget: null },
    baselines: [],
    target: { error: null, source: "reference", reference: null },
    summaries: study.summaries.map((summary) => ({
      ...summary,
      seedsReached: 0,
      epochsToTarget: null,
      secondsToTarget: null,
    })),
    verdict: {
      ...study.verdict,
      timeRatio: unknown,
      epochsRatio: unknown,
      testErrorRatio: { value: 0.98, low: null, high: null, confidence: 0.95 },
      criteria: study.verdict.criteria.map((criterion) => ({ ...criterion, value: null, result: "undecided" })),
      sameOptimizer: null,
    },
    forecast: null,
  };
}
