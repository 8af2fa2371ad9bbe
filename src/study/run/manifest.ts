import { canonicalJson } from "../../core/stored/canonical.js";
import type { EvaluationSize } from "../records/evaluation-size.js";
import type { MachineRecord } from "../records/machine.js";
import { manifestIdentity, type StudyManifest } from "../records/manifest.js";
import type { StepCostRecord } from "../records/step-cost.js";
import type { StudyFileRecord } from "../records/study-file.js";
import { isFaster } from "../spec/criteria.js";
import type { StudyOptions } from "../spec/options.js";
import { pilotMethod } from "../spec/pilots.js";
import type { StudySize } from "../spec/size.js";
import { foldWindows } from "../spec/task.js";
import { type Costs, cutsOf, fitBudget } from "../tune/budget.js";
import { askedStudy } from "./asked-study.js";
import type { AskedStudy } from "./differences.js";
import { growthOf } from "./growth.js";
import type { StudyStore } from "./store.js";

interface ManifestOptions {
  readonly options: StudyOptions;
  readonly store: StudyStore;
  readonly costs: Costs;
  /** Those of steps and starts as they are written down, for so many training windows; null where none are, or none are asked for. */
  readonly recorded: (trainWindows: number) => readonly StepCostRecord[] | null;
  /** Seconds of the budget that timing them took. */
  readonly spent: number;
  readonly workers: number;
  readonly engine: string;
  readonly startedAt: string;
  readonly machine: MachineRecord;
  readonly studyFile: StudyFileRecord | null;
}

interface OpenedManifest {
  readonly manifest: StudyManifest;
  /** Whether an earlier run has written it. */
  readonly isEarlier: boolean;
}

/**
 * Takes up the store's manifest if it is of this study, with what is asked for now beside it; else plans a study and writes its manifest. Another
 * study's is an error.
 */
export async function openManifest({ store, ...open }: ManifestOptions): Promise<OpenedManifest> {
  const earlier = await store.manifest();
  const manifest = manifestOf(earlier, open);
  if (earlier === null || canonicalJson(manifest) !== canonicalJson(earlier)) await store.write(manifest);
  return { manifest, isEarlier: earlier !== null };
}

/** The same without writing it. */
export function manifestOf(earlier: StudyManifest | null, open: Omit<ManifestOptions, "store">): StudyManifest {
  const { options, costs, recorded, spent, workers, engine, startedAt, machine, studyFile } = open;
  const { timeBudgetSeconds, methods } = options;
  const asked = askedStudy(options, engine);
  if (earlier) {
    const growth = growthOf(earlier, asked, timeBudgetSeconds);
    const money = options.money ?? earlier.money;
    if (growth.length === 0) return { ...earlier, money, studyFile };
    const changes = [...earlier.changes, ...growth.map((change) => ({ startedAt, ...change }))];
    const decided = grownDecisions(earlier, { asked, recorded, seconds: timeBudgetSeconds });
    return { ...earlier, ...asked, changes, money, studyFile, decided };
  }
  const { requested } = asked;
  const size =
    timeBudgetSeconds === null
      ? requested
      : fitBudget(requested, {
          seconds: Math.max(Number.MIN_VALUE, timeBudgetSeconds - spent),
          workers,
          methods,
          pilot: pilotMethod(options),
          costs,
          foldWindows: foldWindows(options.task),
        });
  const budget = timeBudgetSeconds === null ? null : { seconds: timeBudgetSeconds, cuts: cutsOf(requested, size) };
  const decided = {
    size,
    tuningStages: [size.tuningTrials],
    budget,
    choice: choiceOf(asked),
    costs: recorded(size.trainWindows),
    workers,
  };
  const fresh = { changes: [], openings: [], closed: null, money: options.money ?? null, studyFile };
  return { ...asked, startedAt, machine, ...fresh, decided };
}

/** By what settings are chosen: by what the study is to decide. */
function choiceOf({ criteria, targetError }: AskedStudy): StudyManifest["decided"]["choice"] {
  return { statistic: isFaster(criteria) ? "time" : "error", targetError };
}

/** Trials depend on epochs and training windows: those stay as they were, whatever a budget now has room for. */
function grownDecisions(
  { decided }: StudyManifest,
  {
    asked,
    recorded,
    seconds,
  }: { readonly asked: AskedStudy; readonly seconds: number | null } & Pick<ManifestOptions, "recorded">,
): StudyManifest["decided"] {
  const { requested } = asked;
  const { epochs, trainWindows } = decided.size;
  const size: StudySize = { ...requested, epochs, trainWindows };
  const last = decided.tuningStages.at(-1)!;
  const cuts = cutsOf(requested, size);
  const costs = decided.costs && recorded(trainWindows);
  return {
    ...decided,
    size,
    tuningStages: size.tuningTrials > last ? [...decided.tuningStages, size.tuningTrials] : decided.tuningStages,
    budget: seconds === null && cuts.length === 0 ? null : { seconds, cuts },
    costs: decided.costs && costs && withNew(decided.costs, costs),
  };
}

/** What was timed once stays, so that no time that was counted changes. */
function withNew(earlier: readonly StepCostRecord[], now: readonly StepCostRecord[]): readonly StepCostRecord[] {
  return now.map(
    (one) => earlier.find(({ method, batchSize }) => method === one.method && batchSize === one.batchSize) ?? one,
  );
}

/** The size of the evaluation that an earlier command decided on: none beside a manifest that was lost, or of a study that has grown since. */
export async function earlierEvaluation(
  store: Pick<StudyStore, "evaluation">,
  { manifest, isEarlier }: OpenedManifest,
): Promise<EvaluationSize | null> {
  const written = isEarlier ? await store.evaluation() : null;
  const isOlder = manifest.changes.length > 0 && written?.identity !== manifestIdentity(manifest);
  return isOlder ? null : written;
}
