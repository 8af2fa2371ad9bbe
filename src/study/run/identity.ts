import { canonicalJson } from "../../core/stored/canonical.js";
import { sha256 } from "../../core/stored/sha256.js";
import type { WindowSet } from "../../data/window-set.js";
import { applySetting } from "../spec/method.js";
import type { StudyOptions } from "../spec/options.js";
import { foldsOf } from "../spec/task.js";
import { contextFor, type TrialContext, type TrialSpec } from "../spec/trial.js";

/** Raised whenever the same spec on the same data would give another trial, or a trial is written in another way. */
const TRIALS_VERSION = 6;

/**
 * What all trials of a study have in common and depend on, as a SHA-256: the values of the windows and how they were scaled
 * (so that the same series in another unit is another study), the network, the metric, the engine and the version of the
 * records. Seeds, methods, time and criteria are not in it: a study may grow by them.
 */
export function studyIdentity({ task, network }: Pick<StudyOptions, "task" | "network">, engine: string): string {
  const folds = foldsOf(task).map(({ windows }) => windows);
  const scalings = folds.map(({ train: { undo }, inputScaler, targetScaler, errorFactor, errorUnit }) => ({
    errorFactor,
    errorUnit,
    ...(undo && { undo }),
    scaling: [inputScaler, targetScaler].map(({ columns, mean, sd }) => ({ columns, mean: [...mean], sd: [...sd] })),
  }));
  const { metric } = task.record;
  return sha256(
    canonicalJson({ version: TRIALS_VERSION, network, engine, metric, folds: scalings }),
    ...contents(folds.flatMap(({ train, validation, test }) => [train, validation, test])),
  );
}

/** Of one trial of the study: all that its result depends on, the study's part by its identity. */
export function trialIdentity(study: string, spec: TrialSpec, folds: readonly TrialContext[]): string {
  const { method, ...numbers } = spec;
  const recipe = applySetting(method.recipe, spec.setting);
  const trainWindows = contextFor(spec, folds).train.length;
  return sha256(canonicalJson({ study, recipe, trainWindows, ...numbers }));
}

/** Shapes and numbers of the sets; an array that several of them share stands there once. */
function contents(sets: readonly WindowSet[]): (string | Uint8Array)[] {
  const seen: object[] = [];
  return sets.flatMap(({ length, window, inputSize, targetSize, outputSize, targetOffsets, scored, ...arrays }) => {
    const { inputs: lines = null, ahead = null } = arrays.interpolated ?? {};
    const parts = [
      arrays.inputs,
      arrays.targets,
      arrays.starts,
      arrays.weights,
      arrays.lengths,
      ...(lines ? [lines, ahead] : []),
    ];
    const places = parts.map((part) => (part === null ? null : seen.includes(part) ? seen.indexOf(part) : part.length));
    const fresh = parts.filter((part) => part !== null && !seen.includes(part)) as (Float32Array | Uint32Array)[];
    seen.push(...fresh);
    return [
      canonicalJson({ length, window, inputSize, targetSize, outputSize, targetOffsets, scored, places }),
      ...fresh.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
    ];
  });
}
