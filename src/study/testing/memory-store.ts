import type { EvaluationSize } from "../records/evaluation-size.js";
import type { StudyManifest } from "../records/manifest.js";
import type { StudyStore } from "../run/store.js";
import type { TrialResult } from "../spec/trial.js";

/** A store that keeps all in memory, with what it holds. */
export function memoryStore() {
  const held = {
    manifest: null as StudyManifest | null,
    evaluation: null as EvaluationSize | null,
    trials: new Map<string, TrialResult & { readonly study: string }>(),
    seconds: 0,
  };
  const store: StudyStore = {
    lock: async () => async () => {},
    manifest: async () => held.manifest,
    async write(manifest) {
      held.manifest = structuredClone(manifest);
    },
    evaluation: async () => held.evaluation,
    async writeEvaluation(size) {
      held.evaluation = structuredClone(size);
    },
    secondsSpent: async () => ({ seconds: held.seconds, setAside: null }),
    async writeSeconds(seconds) {
      held.seconds = seconds;
    },
    async finished({ study }) {
      const own = [...held.trials].filter(([, trial]) => trial.study === study);
      return { results: new Map(own), setAside: [] };
    },
    async save(result, { study, trial }) {
      held.trials.set(trial, { ...structuredClone(result), study });
    },
  };
  return { store, held };
}
