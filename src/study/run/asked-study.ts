import { MANIFEST_SCHEMA, MANIFEST_VERSION } from "../records/manifest.js";
import type { StudyOptions } from "../spec/options.js";
import { foldWindows } from "../spec/task.js";
import { criteriaHash } from "./criteria-hash.js";
import type { AskedStudy } from "./differences.js";
import { studyIdentity } from "./identity.js";

/** What a command asks a study for. */
export function askedStudy(options: StudyOptions, engine: string): AskedStudy {
  const { task, network, methods, sampler = "spread", criteria, seed, targetError } = options;
  return {
    schema: MANIFEST_SCHEMA,
    version: MANIFEST_VERSION,
    seed,
    task: task.record,
    identity: studyIdentity(options, engine),
    network,
    methods,
    sampler,
    criteria,
    criteriaHash: criteriaHash(options),
    targetError,
    requested: { ...options.size, trainWindows: Math.max(...foldWindows(task)) },
    engine,
  };
}
