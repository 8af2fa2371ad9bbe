import type { TrialCheckpoint } from "../records/checkpoint.js";
import { type CheckpointStore, noStore, type StudyStore, type TrialKey } from "../run/store.js";
import type { TrialResult } from "../spec/trial.js";

/** A store in memory: what it has, and all checkpoints that it was ever given, for tests. */
export interface KeptStore {
  readonly store: StudyStore & { readonly checkpoints: CheckpointStore };
  readonly results: Map<string, TrialResult>;
  readonly checkpoints: Map<string, TrialCheckpoint>;
  readonly given: (TrialKey & TrialCheckpoint)[];
}

export function keptStore(): KeptStore {
  const results = new Map<string, TrialResult>();
  const checkpoints = new Map<string, TrialCheckpoint>();
  const given: (TrialKey & TrialCheckpoint)[] = [];
  const store = {
    ...noStore,
    finished: async () => ({ results: new Map(results), setAside: [] }),
    save: async (result: TrialResult, { trial }: TrialKey) => void results.set(trial, result),
    checkpoints: {
      read: async ({ trial }: TrialKey) => ({ checkpoint: checkpoints.get(trial) ?? null, setAside: null }),
      async write(checkpoint: TrialCheckpoint, key: TrialKey) {
        const copy = structuredClone(checkpoint);
        checkpoints.set(key.trial, copy);
        given.push({ ...key, ...copy });
      },
      clear: async () => checkpoints.clear(),
      remove: async ({ trial }: TrialKey) => void checkpoints.delete(trial),
    },
  };
  return { store, results, checkpoints, given };
}
