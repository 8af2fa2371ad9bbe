import type { StudyManifest } from "../../records/manifest.js";
import type { MethodSpec } from "../../records/method.js";
import { PILOTS, pilotMethod } from "../../spec/pilots.js";
import type { StudySize } from "../../spec/size.js";
import { cutsOf } from "../../tune/budget.js";
import { roundsOf } from "../../tune/course.js";
import { giveBack } from "../../tune/give-back.js";
import { measuredSeconds } from "../../tune/measured-seconds.js";
import type { Session } from "../session.js";
import { tuningOf } from "../tuning-of.js";
import type { PlannedStudy } from "./plan.js";
import { type Tuned, tune } from "./tune.js";

/** Tuning that was given back ends here at the latest; what was tuned before it is then evaluated. */
const UNTIL = 0.8;

/**
 * Under a time budget: tunes what a cut had taken and what there is time for after all, going by what the tuning runs took: further tuning trials, and
 * batch sizes. Written down before it runs; where its time ends first, the study stays as it was tuned before.
 */
export async function replan(planned: PlannedStudy, tuned: Tuned): Promise<Tuned> {
  const { session, costs } = planned;
  const { manifest, evaluationSize, rounds } = tuned;
  const { decided, requested } = manifest;
  const { budget, size } = decided;
  const secondsLeft = session.deadline.secondsLeft();
  const isWhole = rounds === roundsOf(tuningOf(manifest), size) && tuned.results.length === tuned.tuning.length;
  if (budget === null || secondsLeft === null || evaluationSize !== null || !isWhole) return tuned;
  const secondsOfRun = measuredSeconds(tuned.results, { ...size, costs });
  const given = giveBack(size, {
    requested,
    secondsLeft,
    seconds: (candidate) => secondsOf(candidate, { session, manifest, secondsOfRun }),
  });
  if (cutsOf(given, { ...size, seeds: given.seeds }).length === 0) return tuned; // seeds are decided with the evaluation
  const more = grown(manifest, { ...given, seeds: size.seeds });
  await session.store.write(more);
  const again = await tune({ session, manifest: more, evaluationSize, before: tuned, until: UNTIL });
  if (session.surroundings.signal.aborted || again.rounds === roundsOf(tuningOf(more), more.decided.size)) return again;
  await session.store.write(manifest);
  return tuned;
}

function grown(manifest: StudyManifest, size: StudySize): StudyManifest {
  const { decided, requested } = manifest;
  const { tuningStages: stages } = decided;
  const tuningStages = size.tuningTrials > stages.at(-1)! ? [...stages, size.tuningTrials] : stages;
  const budget = decided.budget && { ...decided.budget, cuts: cutsOf(requested, size) };
  return { ...manifest, decided: { ...decided, size, tuningStages, budget } };
}

interface SecondsOptions {
  readonly session: Session;
  readonly manifest: StudyManifest;
  readonly secondsOfRun: (method: MethodSpec, batchSize: number) => number;
}

/** Of wall time: further tuning, pilots and evaluation. Evaluation runs of an earlier command are not taken off. */
function secondsOf(
  { batchSizes, tuningTrials, seeds }: StudySize,
  { session, manifest, secondsOfRun }: SecondsOptions,
) {
  const { folds, options, surroundings } = session;
  const { size } = manifest.decided;
  const pilot = pilotMethod(options);
  const allFolds = folds.reduce((sum, { train }) => sum + train.length, 0) / folds[0]!.train.length;
  let seconds = 0;
  for (const batchSize of batchSizes) {
    const tuned = size.batchSizes.includes(batchSize) ? size.tuningTrials : 0;
    for (const method of options.methods) {
      const runs = allFolds * (seeds + (method === pilot ? PILOTS : 0)) + tuningTrials - tuned;
      seconds += runs * secondsOfRun(method, batchSize);
    }
  }
  return seconds / surroundings.executor.workers;
}
