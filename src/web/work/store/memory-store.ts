import type { TrialCheckpoint } from "../../../study/records/checkpoint.js";
import type { EvaluationSize } from "../../../study/records/evaluation-size.js";
import type { StudyManifest } from "../../../study/records/manifest.js";
import type { CheckpointStore, StudyStore, TrialKey } from "../../../study/run/store.js";
import type { TrialResult } from "../../../study/spec/trial.js";

/** A study in this worker's memory: it goes on after a stop, and is gone with the page. */
export interface MemoryStore extends StudyStore {
  readonly checkpoints: CheckpointStore;
  /** Writes all that it has into another store. */
  copyInto(other: StudyStore): Promise<void>;
}

export function memoryStore(): MemoryStore {
  let manifest: StudyManifest | null = null;
  let evaluation: EvaluationSize | null = null;
  let seconds = 0;
  let isTaken = false;
  const trials = new Map<string, { readonly result: TrialResult; readonly key: TrialKey }>();
  const checkpoints = new Map<string, { readonly checkpoint: TrialCheckpoint; readonly study: string }>();
  return {
    async lock() {
      if (isTaken) throw new Error("This study runs already.");
      isTaken = true;
      return async () => {
        isTaken = false;
      };
    },
    manifest: async () => manifest,
    async write(written) {
      manifest = written;
    },
    evaluation: async () => evaluation,
    async writeEvaluation(written) {
      evaluation = written;
    },
    secondsSpent: async () => ({ seconds, setAside: null }),
    async writeSeconds(written) {
      seconds = written;
    },
    async finished({ study }) {
      const own = [...trials].filter(([, { key }]) => key.study === study);
      return { results: new Map(own.map(([trial, { result }]) => [trial, result])), setAside: [] };
    },
    async save(result, key) {
      trials.set(key.trial, { result, key });
    },
    checkpoints: {
      async read({ study, trial }) {
        const kept = checkpoints.get(trial);
        return { checkpoint: kept?.study === study ? kept.checkpoint : null, setAside: null };
      },
      async write(checkpoint, { study, trial }) {
        checkpoints.set(trial, { checkpoint, study });
      },
      async remove({ trial }) {
        checkpoints.delete(trial);
      },
      async clear() {
        checkpoints.clear();
      },
    },
    async copyInto(other) {
      if (manifest !== null) await other.write(manifest);
      if (evaluation !== null) await other.writeEvaluation(evaluation);
      if (seconds > 0) await other.writeSeconds(seconds);
      for (const { result, key } of trials.values()) await other.save(result, key);
      for (const [trial, { checkpoint, study }] of checkpoints)
        await other.checkpoints?.write(checkpoint, { study, trial });
    },
  };
}
