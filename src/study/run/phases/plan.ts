import { ensure } from "../../../core/errors.js";
import { canonicalJson } from "../../../core/stored/canonical.js";
import { thinTrusted } from "../../../data/thin-windows.js";
import { buildNetwork } from "../../../network/build.js";
import type { EvaluationSize } from "../../records/evaluation-size.js";
import { manifestIdentity, type StudyManifest } from "../../records/manifest.js";
import type { ChangeRecord } from "../../records/plan.js";
import type { StudyOptions } from "../../spec/options.js";
import { pilotMethod } from "../../spec/pilots.js";
import { contextsOf } from "../../spec/task.js";
import { type Costs, cutsOf, estimateSeconds } from "../../tune/budget.js";
import { calibrate } from "../../tune/calibrate.js";
import { roundsOf } from "../../tune/course.js";
import { withStarts } from "../../tune/start-costs.js";
import { Deadline } from "../deadline.js";
import { ensureValidationFits } from "../ensure-validation-fits.js";
import { startExecutor } from "../executor.js";
import { earlierEvaluation, openManifest } from "../manifest.js";
import { keptCuts, outlookOf } from "../outlook.js";
import { Progress } from "../progress.js";
import type { Session, StudySurroundings } from "../session.js";
import { shortBudget } from "../short-budget.js";
import { noStore } from "../store.js";
import { tuningOf } from "../tuning-of.js";
import { UnderWay } from "../under-way.js";

/** The planned study, as the later phases need it. */
export interface PlannedStudy {
  readonly session: Session;
  readonly manifest: StudyManifest;
  /** Of steps on this machine, now. */
  readonly costs: Costs;
  /** An earlier run's. */
  readonly evaluationSize: EvaluationSize | null;
}

/** The plan: what training costs here, and the manifest (an earlier run's, or a new one that the budget has cut to size). */
export async function planStudy(options: StudyOptions, surroundings: StudySurroundings): Promise<PlannedStudy> {
  const { task, network, methods, size: requested, timeBudgetSeconds } = options;
  const {
    executor: factory,
    kernels,
    now,
    processorTime = now,
    signal,
    store = noStore,
    onEvent = () => {},
    checkpointSeconds = 5,
    finish = false,
  } = surroundings;
  const started = now();
  const seconds = () => (now() - started) / 1000;
  const everything = contextsOf(task, network);
  const { batchSizes } = requested;
  const last = everything.at(-1)!;
  const costs = await calibrate(last, { methods, batchSizes, kernels, now });
  const { workers, engine, threadsPerTrial: mostThreads = Number.POSITIVE_INFINITY } = factory;
  const { startedAt, machine, studyFile = null } = surroundings;
  const isNew = (await store.manifest()) === null;
  ensure(!finish || !isNew, () => NOTHING_TO_FINISH);
  if (isNew) ensureValidationFits(options, { costs, spent: seconds(), workers });
  const recorded = (trainWindows: number) => {
    const context = { ...last, train: thinTrusted(last.train, trainWindows) };
    return costs.steps && withStarts(context, costs.steps, { methods, kernels, now: processorTime });
  };
  const opened = { options, store, costs, recorded, spent: seconds(), workers, engine, startedAt, machine, studyFile };
  const opening = await openManifest(opened);
  const found = opening.manifest;
  const manifest = finish && found.closed === null ? { ...found, closed: { startedAt } } : found;
  const isClosed = manifest.closed !== null;
  const { size, budget } = manifest.decided;
  const folds = everything.map((fold) => ({ ...fold, train: thinTrusted(fold.train, size.trainWindows) }));
  const { identity } = manifest;
  const evaluationSize = await earlierEvaluation(store, opening);
  if (evaluationSize) ensureWithin(manifest, evaluationSize);
  const parameters = buildNetwork(network).layout.length;
  const { results: earlier, setAside } = await store.finished({ study: identity, parameters });
  ensure(!finish || earlier.size > 0, () => NOTHING_TO_FINISH);
  if (manifest !== found) await store.write(manifest);
  const deadline = new Deadline(isClosed ? AbortSignal.abort() : signal, {
    seconds: timeBudgetSeconds,
    spent: seconds,
  });
  const spent = await store.secondsSpent();
  const pilot = pilotMethod(options);
  const outlook = outlookOf({
    ...{ manifest, evaluationSize, costs, workers },
    session: { options, identity, folds, earlier, mostThreads },
  });
  const { trials } = outlook;
  const foldWindows = folds.map(({ train }) => train.length);
  const progress = new Progress({
    trials,
    totalCost: estimateSeconds(size, { methods, pilot, costs, workers: 1, foldWindows }),
    foldWindows,
    costs,
    now,
  });
  const underWay =
    store.checkpoints && checkpointSeconds !== null
      ? new UnderWay({
          store: store.checkpoints,
          seconds: checkpointSeconds,
          tell: (text) => onEvent({ kind: "note", text }),
          onSteps: (id, steps) => onEvent(progress.steps(id, steps)),
        })
      : null;
  const session: Session = {
    options,
    identity,
    surroundings,
    deadline,
    isClosed,
    folds,
    executor: startExecutor(factory, folds),
    mostThreads,
    store,
    underWay,
    earlier,
    progress,
    emit: onEvent,
    seconds,
    secondsBefore: spent.seconds,
  };
  const isOfThis = (change: ChangeRecord) => change.startedAt === startedAt;
  const grown = manifest.changes.filter(isOfThis);
  const plan = { methods, pilot, costs, workers, foldWindows: everything.map(({ train }) => train.length) };
  onEvent({
    kind: "planned",
    trials,
    resumed: outlook.done,
    setAside: spent.setAside === null ? setAside : [...setAside, spent.setAside],
    cuts: budget === null ? [] : cutsOf(manifest.requested, evaluationSize?.size ?? size),
    grown,
    grownBefore: manifest.changes.filter((change) => !isOfThis(change)),
    kept: grown.some(({ name }) => name === "timeBudget")
      ? keptCuts(manifest.requested, size, { ...plan, seconds: timeBudgetSeconds })
      : [],
    short: isClosed ? null : shortBudget(outlook, { budgetSeconds: timeBudgetSeconds, spent: seconds() }),
  });
  return { session, manifest, costs, evaluationSize };
}

const NOTHING_TO_FINISH =
  "runStudy: `finish` ends a study with what has finished, and `store` holds no finished run of this one. Leave it out to run the study.";

function ensureWithin(manifest: StudyManifest, evaluation: EvaluationSize): void {
  const most = manifest.decided.size;
  const { batchSizes, seeds, tuningTrials, ...same } = evaluation.size;
  ensure(
    evaluation.identity === manifestIdentity(manifest) &&
      batchSizes.every((batchSize) => most.batchSizes.includes(batchSize)) &&
      seeds <= manifest.requested.seeds &&
      tuningTrials <= most.tuningTrials &&
      evaluation.tuningRounds <= roundsOf(tuningOf(manifest), most) &&
      same.epochs === most.epochs &&
      same.trainWindows === most.trainWindows,
    () =>
      `runStudy: the store's evaluation must be a part of its manifest's, ${canonicalJson(most)}, got ${canonicalJson(evaluation.size)}. ` +
      "Remove it and repeat the command: finished trials are kept.",
  );
}
