import { ensure } from "../../../core/errors.js";
import { canonicalJson } from "../../../core/stored/canonical.js";
import { thinWindows } from "../../../data/window-set.js";
import { anotherPlace } from "../../records/another-place.js";
import type { EvaluationSize } from "../../records/evaluation-size.js";
import type { StudyManifest } from "../../records/manifest.js";
import type { StudyOptions } from "../../spec/options.js";
import { type StudySize, trialCount } from "../../spec/size.js";
import { contextOf } from "../../spec/task.js";
import { estimateSeconds } from "../../tune/budget.js";
import { calibrate } from "../../tune/calibrate.js";
import { Deadline } from "../deadline.js";
import { openManifest } from "../manifest.js";
import { Progress } from "../progress.js";
import type { Session, StudySurroundings } from "../session.js";
import { noStore } from "../store.js";

/** The planned study, as the later phases need it. */
export interface PlannedStudy {
  readonly session: Session;
  readonly manifest: StudyManifest;
  /** An earlier run's. */
  readonly evaluationSize: EvaluationSize | null;
}

/** The plan: what training costs here, and the manifest (an earlier run's, or a new one that the budget has cut to size). */
export async function planStudy(options: StudyOptions, surroundings: StudySurroundings): Promise<PlannedStudy> {
  const { task, network, methods, size: requested, timeBudgetSeconds } = options;
  const { executor: factory, kernels, now, signal, store = noStore, onEvent = () => {} } = surroundings;
  const started = now();
  const deadline = new Deadline(signal, timeBudgetSeconds);
  const everything = contextOf(task, network);
  const costs = await calibrate(everything, { methods, batchSizes: requested.batchSizes, kernels, now });
  const { workers, engine } = factory;
  const manifest = await openManifest({ options, store, costs, workers, engine });
  const { size, budget } = manifest.decided;
  const context = { ...everything, train: thinWindows(everything.train, size.trainWindows) };
  const evaluationSize = await store.evaluation();
  if (evaluationSize) ensureWithin(size, evaluationSize.size);
  const earlier = await store.finished();
  const trials = trialCount(methods, size);
  const progress = new Progress({
    trials,
    totalCost: estimateSeconds(size, { methods, costs, workers: 1 }),
    trainWindows: size.trainWindows,
    costs,
    now,
  });
  onEvent({
    kind: "planned",
    trials,
    resumed: earlier.size,
    changes: [...(budget?.changes ?? []), ...(evaluationSize?.changes ?? [])],
  });
  const session: Session = {
    options,
    surroundings,
    deadline,
    context,
    executor: factory.start(context),
    store,
    earlier,
    progress,
    emit: onEvent,
    seconds: () => (now() - started) / 1000,
  };
  return { session, manifest, evaluationSize };
}

function ensureWithin(most: StudySize, evaluation: StudySize): void {
  const { batchSizes, seeds, tuningTrials, ...same } = evaluation;
  ensure(
    batchSizes.every((batchSize) => most.batchSizes.includes(batchSize)) &&
      seeds <= most.seeds &&
      tuningTrials <= most.tuningTrials &&
      same.epochs === most.epochs &&
      same.trainWindows === most.trainWindows,
    () =>
      `runStudy: the store's evaluation must be a part of its manifest's, ${canonicalJson(most)}, got ${canonicalJson(evaluation)}. ` +
      anotherPlace("place"),
  );
}
