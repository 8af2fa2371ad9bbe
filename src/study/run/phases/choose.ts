import { epochSeconds } from "../../tune/budget.js";
import { bestSetting } from "../../tune/choose.js";
import { decideEvaluation } from "../../tune/evaluation-size.js";
import { assignThreads } from "../assign-threads.js";
import { evaluationTrials } from "../evaluation-trials.js";
import type { Session, Stage } from "../session.js";
import { threadsOf } from "./threads-of.js";

/** The choice: each method's setting at each batch size, and how much of the evaluation fits into what is left of a budget. */
export async function choose(session: Session, tuned: Stage & { readonly rounds: number }): Promise<Stage> {
  const { options, surroundings, deadline, store, progress, emit, costs } = session;
  const { results, tuning, rounds } = tuned;
  let { manifest } = tuned;
  if (!surroundings.signal.aborted) {
    // Not from a tuning that the user stopped: the same command completes that first.
    manifest = decideEvaluation(manifest, {
      results,
      tuningTrials: rounds,
      workers: surroundings.executor.workers,
      secondsLeft: deadline.secondsLeft(session.seconds()),
    });
    await store.write(manifest);
  }
  const cuts = (manifest.decided.budget?.changes ?? []).slice(tuned.manifest.decided.budget?.changes.length ?? 0);
  if (cuts.length > 0) emit({ kind: "cut", changes: cuts });
  const planned = evaluationTrials({
    methods: options.methods,
    size: manifest.decided.evaluation ?? manifest.decided.size,
    seed: options.seed,
    chosen: (method, batchSize) => bestSetting(results, method, batchSize),
  });
  const evaluation = assignThreads(planned, threadsOf(session, manifest));
  const { trainWindows } = manifest.decided.size;
  const all = [...tuning, ...evaluation];
  const totalCost = all.reduce(
    (sum, { method, batchSize, epochs }) => sum + epochs * epochSeconds(costs, method, { batchSize, trainWindows }),
    0,
  );
  progress.replan({ trials: all.length, totalCost });
  return { manifest, results, tuning, evaluation };
}
