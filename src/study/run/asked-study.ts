import { MANIFEST_SCHEMA, MANIFEST_VERSION } from "../records/manifest.js";
import type { StudyOptions } from "../spec/options.js";
import type { StudySize } from "../spec/size.js";
import { foldWindows } from "../spec/task.js";
import { DEFAULT_TUNING, DEFAULT_TUNING_SEEDS } from "../tune/plans/index.js";
import { criteriaHash } from "./criteria-hash.js";
import type { AskedStudy } from "./differences.js";
import { studyIdentity } from "./identity.js";

/** What a command asks a study for. */
export function askedStudy(options: StudyOptions, engine: string): AskedStudy {
  const { task, network, methods, sampler = "spread", tuning = DEFAULT_TUNING, criteria, seed, targetError } = options;
  return {
    schema: MANIFEST_SCHEMA,
    version: MANIFEST_VERSION,
    seed,
    task: task.record,
    identity: studyIdentity(options, engine),
    network,
    methods,
    sampler,
    tuning,
    tuningSeeds: options.tuningSeeds ?? DEFAULT_TUNING_SEEDS,
    criteria,
    criteriaHash: criteriaHash(options),
    targetError,
    requested: requestedSize(options),
    engine,
  };
}

export function requestedSize({ size, task }: Pick<StudyOptions, "size" | "task">): StudySize {
  return { ...size, trainWindows: Math.max(...foldWindows(task)) };
}
