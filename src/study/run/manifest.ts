import { canonicalJson } from "../../core/stored/canonical.js";
import type { MachineRecord } from "../records/machine.js";
import type { StudyManifest } from "../records/manifest.js";
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
export async function openManifest(open: ManifestOptions): Promise<OpenedManifest> {
  const { options, store, costs, workers, engine, startedAt, machine, studyFile } = open;
  const { timeBudgetSeconds, methods } = options;
  const asked = askedStudy(options, engine);
  const earlier = await store.manifest();
  if (earlier) {
    const growth = growthOf(earlier, asked, timeBudgetSeconds);
    const money = options.money ?? earlier.money;
    if (growth.length === 0) {
      const manifest = { ...earlier, money, studyFile };
      if (canonicalJson(manifest) !== canonicalJson(earlier)) await store.write(manifest);
      return { manifest, isEarlier: true };
    }
    const changes = [...earlier.changes, ...growth.map((change) => ({ startedAt, ...change }))];
    const decided = grownDecisions(earlier, { asked, costs, seconds: timeBudgetSeconds });
    const manifest = { ...earlier, ...asked, changes, money, studyFile, decided };
    await store.write(manifest);
    return { manifest, isEarlier: true };
  }
  const { requested } = asked;
  const size =
    timeBudgetSeconds === null
      ? requested
      : fitBudget(requested, {
          seconds: timeBudgetSeconds,
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
    costs: costs.steps,
    workers,
  };
  const fresh = { changes: [], openings: [], closed: null, money: options.money ?? null, studyFile };
  const manifest = { ...asked, startedAt, machine, ...fresh, decided };
  await store.write(manifest);
  return { manifest, isEarlier: false };
}

/** By what settings are chosen: by what the study is to decide. */
function choiceOf({ criteria, targetError }: AskedStudy): StudyManifest["decided"]["choice"] {
  return { statistic: isFaster(criteria) ? "time" : "error", targetError };
}

/** Trials depend on epochs and training windows: those stay as they were, whatever a budget now has room for. */
function grownDecisions(
  { decided }: StudyManifest,
  { asked, costs, seconds }: { readonly asked: AskedStudy; readonly costs: Costs; readonly seconds: number | null },
): StudyManifest["decided"] {
  const { requested } = asked;
  const { epochs, trainWindows } = decided.size;
  const size: StudySize = { ...requested, epochs, trainWindows };
  const last = decided.tuningStages.at(-1)!;
  const cuts = cutsOf(requested, size);
  return {
    ...decided,
    size,
    tuningStages: size.tuningTrials > last ? [...decided.tuningStages, size.tuningTrials] : decided.tuningStages,
    budget: seconds === null && cuts.length === 0 ? null : { seconds, cuts },
    costs: decided.costs && costs.steps && withNew(decided.costs, costs.steps),
  };
}

/** What was timed once stays, so that no time that was counted changes. */
function withNew(earlier: readonly StepCostRecord[], now: readonly StepCostRecord[]): readonly StepCostRecord[] {
  return now.map(
    (one) => earlier.find(({ method, batchSize }) => method === one.method && batchSize === one.batchSize) ?? one,
  );
}
