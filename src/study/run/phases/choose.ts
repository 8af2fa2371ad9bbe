import { canonicalJson } from "../../../core/stored/canonical.js";
import { pilotMethod } from "../../spec/pilots.js";
import { cutsOf } from "../../tune/budget.js";
import { decideEvaluation } from "../../tune/evaluation-size.js";
import { measuredSeconds } from "../../tune/measured-seconds.js";
import { chooser } from "../chooser.js";
import { planEvaluation } from "../plan-evaluation.js";
import { planPilots } from "../plan-pilots.js";
import type { Stage } from "../session.js";
import { tuningOf } from "../tuning-of.js";
import type { PlannedStudy } from "./plan.js";
import { withThreads } from "./threads-of.js";
import type { Tuned } from "./tune.js";

/** The choice: each method's setting at each batch size, and how much of the evaluation fits into what is left of a budget. */
export async function choose(planned: PlannedStudy, tuned: Tuned): Promise<Stage> {
  const { session, costs } = planned;
  const { options, surroundings, deadline, store, progress, emit } = session;
  const { manifest, results, tuning, rounds } = tuned;
  let { evaluationSize } = tuned;
  if (evaluationSize === null && !surroundings.signal.aborted && !session.isClosed) {
    // Not from a tuning that the user stopped: the same command completes that first. Of a study that is closed none is to run.
    evaluationSize = decideEvaluation(manifest, {
      results,
      tuningRounds: rounds,
      tuning: tuningOf(manifest),
      workers: surroundings.executor.workers,
      secondsOfRun: measuredSeconds(results, { ...manifest.decided.size, costs }),
      secondsLeft: deadline.secondsLeft(),
      pilot: pilotMethod(options),
      foldWindows: session.folds.map(({ train }) => train.length),
      earlier: [...session.earlier.values()].filter(
        ({ record: { phase, seed } }) =>
          phase === "evaluation" && seed > options.seed && seed <= options.seed + manifest.requested.seeds,
      ),
    });
    if (evaluationSize) await store.writeEvaluation(evaluationSize);
    const cuts = evaluationSize ? cutsOf(manifest.requested, evaluationSize.size) : [];
    const isOther = canonicalJson(cuts) !== canonicalJson(planned.manifest.decided.budget?.cuts ?? []);
    if (isOther) emit({ kind: "cut", cuts });
  }
  const plan = {
    methods: options.methods,
    size: evaluationSize?.size ?? manifest.decided.size,
    seed: options.seed,
    folds: session.folds.length,
    targetError: options.targetError,
    chosen: chooser(results, manifest),
  };
  const pilots = withThreads(planPilots(plan), { session, manifest });
  const evaluation = withThreads(planEvaluation(plan), { session, manifest });
  progress.replan([...tuning, ...pilots, ...evaluation]);
  return { ...tuned, evaluationSize, pilots, evaluation };
}
