import type { EvaluationSize } from "../../records/evaluation-size.js";
import type { StudyManifest } from "../../records/manifest.js";
import type { PlannedTrial, TrialResult } from "../../spec/trial.js";
import { bestSetting } from "../../tune/choose.js";
import { tuningRound } from "../../tune/rounds.js";
import { samplers } from "../../tune/samplers/index.js";
import { assignThreads } from "../assign-threads.js";
import { trialIdentity } from "../identity.js";
import { planEvaluation } from "../plan-evaluation.js";
import type { Session } from "../session.js";
import { threadsOf } from "./threads-of.js";

/**
 * How many trials of this plan an earlier run has finished. The store may hold more: those of another seed or size are of the same study,
 * and stay there, but are none of this plan.
 *
 * It goes through the plan as its phases do. Where tuning is not complete its choice is not known yet: an evaluation trial then counts by
 * the setting that it ran with.
 */
export function doneEarlier(session: Session, manifest: StudyManifest, evaluationSize: EvaluationSize | null): number {
  const { options, earlier } = session;
  if (earlier.size === 0) return 0;
  const { methods, seed } = options;
  const size = evaluationSize?.size ?? manifest.decided.size;
  const threads = threadsOf(session, manifest);
  const known = new Map([...earlier.values()].map(({ record: { id, seed, setting } }) => [`${id} ${seed}`, setting]));
  const found = (planned: readonly PlannedTrial[]): TrialResult[] =>
    assignThreads(planned, threads).flatMap((spec) => {
      const result = earlier.get(trialIdentity(session.identity, spec, session.context.train.length));
      return result?.record.id === spec.id ? [result] : [];
    });
  const sampler = samplers.get(manifest.sampler);
  const rounds: PlannedTrial[][] = [];
  const results: TrialResult[] = [];
  const common = { methods, size: manifest.decided.size, seed, sampler };
  for (let round = 0; round < size.tuningTrials; round++) {
    // A sampler that looks at the history goes no further than that reaches.
    if (sampler.usesHistory && results.length < rounds.flat().length) break;
    rounds.push(tuningRound({ ...common, round, results }));
    if (sampler.usesHistory) results.push(...found(rounds[round]!));
  }
  if (!sampler.usesHistory) results.push(...found(rounds.flat()));
  const isTuned = rounds.length === size.tuningTrials && results.length === rounds.flat().length;
  const evaluation = planEvaluation({
    ...{ methods, size, seed },
    chosen: (method, batchSize) => (isTuned ? bestSetting(results, method, batchSize) : {}),
  }).map((trial) => (isTuned ? trial : { ...trial, setting: known.get(`${trial.id} ${trial.seed}`) ?? {} }));
  return results.length + found(evaluation).length;
}
