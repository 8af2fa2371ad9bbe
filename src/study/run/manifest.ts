import { GradusError } from "../../core/errors.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { MANIFEST_SCHEMA, MANIFEST_VERSION, type StudyManifest } from "../records/manifest.js";
import type { StudyOptions } from "../spec/options.js";
import { pilotMethod } from "../spec/pilots.js";
import type { StudySize } from "../spec/size.js";
import { type Costs, fitBudget } from "../tune/budget.js";
import { type AskedStudy, differences } from "./differences.js";
import { studyIdentity } from "./identity.js";
import type { StudyStore } from "./store.js";

interface ManifestOptions {
  readonly options: StudyOptions;
  readonly store: StudyStore;
  readonly costs: Costs;
  readonly workers: number;
  readonly engine: string;
}

interface OpenedManifest {
  readonly manifest: StudyManifest;
  /** Whether an earlier run has written it. */
  readonly isEarlier: boolean;
}

/** Takes up the store's manifest if it is of this very study, else plans and writes one; another study's is an error. */
export async function openManifest(open: ManifestOptions): Promise<OpenedManifest> {
  const { options, store, costs, workers, engine } = open;
  const { task, network, methods, sampler = "spread", criteria, seed, targetError, timeBudgetSeconds } = options;
  const requested: StudySize = { ...options.size, trainWindows: task.windows.train.length };
  const fixed: AskedStudy = {
    schema: MANIFEST_SCHEMA,
    version: MANIFEST_VERSION,
    seed,
    task: task.record,
    identity: studyIdentity(options, engine),
    network,
    methods,
    sampler,
    criteria,
    targetError,
    requested,
    engine,
  };
  const earlier = await store.manifest();
  if (earlier) {
    ensureSameStudy(earlier, fixed);
    return { manifest: earlier, isEarlier: true };
  }
  const fitted =
    timeBudgetSeconds === null
      ? { size: requested, changes: [] }
      : fitBudget(requested, { seconds: timeBudgetSeconds, workers, methods, pilot: pilotMethod(options), costs });
  const budget = timeBudgetSeconds === null ? null : { seconds: timeBudgetSeconds, changes: fitted.changes };
  const manifest = { ...fixed, decided: { size: fitted.size, budget, costs: costs.steps, workers } };
  await store.write(manifest);
  return { manifest, isEarlier: false };
}

function ensureSameStudy(earlier: StudyManifest, now: AskedStudy): void {
  const { decided: _, ...asked } = earlier;
  if (canonicalJson(asked) === canonicalJson(now)) return;
  throw new GradusError(
    `runStudy: \`store\` holds another study, which differs in ${differences(asked, now).join(", ")}. ` +
      "Repeat its options to go on with it, give another `store`, or remove what it holds.",
  );
}
