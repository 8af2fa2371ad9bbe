import type { EvaluationSize } from "../../records/evaluation-size.js";
import type { StudyManifest } from "../../records/manifest.js";
import type { PlannedTrial, TrialResult, TrialSpec } from "../../spec/trial.js";
import { roundsOf } from "../../tune/course.js";
import { nextRounds } from "../../tune/rounds.js";
import { chooser } from "../chooser.js";
import { trialIdentity } from "../identity.js";
import { planEvaluation } from "../plan-evaluation.js";
import { planPilots } from "../plan-pilots.js";
import type { Session } from "../session.js";
import { roundOptionsOf, tuningOf } from "../tuning-of.js";
import { withThreads } from "./threads-of.js";

/**
 * The trials of this plan that earlier commands have finished. The store may hold more: those of another seed or size are of the same study,
 * and stay there, but are none of this plan.
 *
 * It goes through the plan as its phases do. Where tuning is not complete its choice is not known yet: an evaluation trial then counts by
 * the setting that it ran with.
 */
export function doneEarlier(
  session: Pick<Session, "options" | "identity" | "folds" | "earlier" | "mostThreads">,
  manifest: StudyManifest,
  evaluationSize: EvaluationSize | null,
): readonly TrialSpec[] {
  const { options, earlier } = session;
  if (earlier.size === 0) return [];
  const { methods, seed, targetError } = options;
  const size = evaluationSize?.size ?? manifest.decided.size;
  const known = new Map([...earlier.values()].map(({ record: { id, seed, setting } }) => [`${id} ${seed}`, setting]));
  const found = (planned: readonly PlannedTrial[]): Done[] =>
    withThreads(planned, { session, manifest }).flatMap((spec) => {
      const result = earlier.get(trialIdentity(session.identity, spec, session.folds));
      return result?.record.id === spec.id ? [{ spec, result }] : [];
    });
  const count = evaluationSize?.tuningRounds ?? roundsOf(tuningOf(manifest), manifest.decided.size);
  const rounds: PlannedTrial[][] = [];
  const tuned: Done[] = [];
  const results = () => tuned.map(({ result }) => result);
  // Rounds that are made of what came of those before are not known until all of those are done.
  while (rounds.length < count && tuned.length === rounds.flat().length) {
    const block = nextRounds(rounds.length, { ...roundOptionsOf(manifest), results: results() }).slice(
      0,
      count - rounds.length,
    );
    rounds.push(...block);
    tuned.push(...found(block.flat()));
  }
  const isTuned = rounds.length === count && tuned.length === rounds.flat().length;
  const plan = {
    ...{ methods, size, seed, targetError, folds: session.folds.length },
    chosen: isTuned ? chooser(results(), manifest) : () => ({}),
  };
  const later = [planPilots(plan), planEvaluation(plan)].map((trials) =>
    trials.map((trial) => (isTuned ? trial : { ...trial, setting: known.get(`${trial.id} ${trial.seed}`) ?? {} })),
  );
  return [...tuned, ...later.flatMap(found)].map(({ spec }) => spec);
}

interface Done {
  readonly spec: TrialSpec;
  readonly result: TrialResult;
}
