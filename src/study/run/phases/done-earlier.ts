import type { EvaluationSize } from "../../records/evaluation-size.js";
import type { StudyManifest } from "../../records/manifest.js";
import type { MethodSpec } from "../../records/method.js";
import type { PlannedTrial, TrialResult } from "../../spec/trial.js";
import { bestSetting } from "../../tune/choose.js";
import { tuningRound } from "../../tune/rounds.js";
import { samplers } from "../../tune/samplers/index.js";
import { trialIdentity } from "../identity.js";
import { planEvaluation } from "../plan-evaluation.js";
import { planPilots } from "../plan-pilots.js";
import type { Session } from "../session.js";
import { withThreads } from "./threads-of.js";

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
  const { methods, seed, targetError } = options;
  const size = evaluationSize?.size ?? manifest.decided.size;
  const known = new Map([...earlier.values()].map(({ record: { id, seed, setting } }) => [`${id} ${seed}`, setting]));
  const found = (planned: readonly PlannedTrial[]): TrialResult[] =>
    withThreads(planned, { session, manifest }).flatMap((spec) => {
      const result = earlier.get(trialIdentity(session.identity, spec, session.folds));
      return result?.record.id === spec.id ? [result] : [];
    });
  const sampler = samplers.get(manifest.sampler);
  const rounds: PlannedTrial[][] = [];
  const results: TrialResult[] = [];
  const stages = manifest.decided.tuningStages;
  const common = { methods, size: manifest.decided.size, seed, sampler, stages };
  for (let round = 0; round < size.tuningTrials; round++) {
    // A sampler that looks at the history goes no further than that reaches.
    if (sampler.usesHistory && results.length < rounds.flat().length) break;
    rounds.push(tuningRound({ ...common, round, results }));
    if (sampler.usesHistory) results.push(...found(rounds[round]!));
  }
  if (!sampler.usesHistory) results.push(...found(rounds.flat()));
  const isTuned = rounds.length === size.tuningTrials && results.length === rounds.flat().length;
  const plan = {
    ...{ methods, size, seed, targetError, folds: session.folds.length },
    chosen: (method: MethodSpec, batchSize: number) => (isTuned ? bestSetting(results, method, batchSize) : {}),
  };
  const later = [planPilots(plan), planEvaluation(plan)].map((trials) =>
    trials.map((trial) => (isTuned ? trial : { ...trial, setting: known.get(`${trial.id} ${trial.seed}`) ?? {} })),
  );
  return results.length + later.flatMap(found).length;
}
