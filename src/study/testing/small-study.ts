import { randomStream } from "../../core/numeric/random.js";
import type { StudyManifest } from "../records/manifest.js";
import type { StudyRecord } from "../records/study.js";
import type { StudyEvent } from "../run/progress.js";
import { runStudy } from "../run/run-study.js";
import { noStore, type StudyStore } from "../run/store.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { defaultCriteria } from "../spec/criteria.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor, type StudyOptions } from "../spec/options.js";
import type { TrialResult } from "../spec/trial.js";
import { FROM_DRAWN } from "./from-drawn.js";
import { surroundings } from "./surroundings.js";

const task = addingStudyTask({ length: 4, train: 60, validation: 30, test: 30, stream: randomStream(1) });

/** Three methods, one of them the penalty, on tiny data: a second of work. */
export const smallStudyOptions: StudyOptions = {
  task,
  network: networkFor(task, { hiddenSizes: [4] }),
  methods: methodsNamed(["sgd", "diffusion", "penalty"], { ...FROM_DRAWN, sigma: "tuned" }),
  criteria: defaultCriteria,
  size: { batchSizes: [16], epochs: 3, seeds: 2, tuningTrials: 1 },
  seed: 1,
  targetError: null,
  timeBudgetSeconds: null,
};

/** Runs the small study into a store. */
export async function runSmallStudy(
  store: StudyStore,
  change: Partial<StudyOptions> = {},
  onEvent: (event: StudyEvent) => void = () => {},
): Promise<StudyRecord> {
  const { study } = await runStudy({ ...smallStudyOptions, ...change }, surroundings({ store, onEvent }));
  return study;
}

/** Stored results of a study. */
export interface StoredStudy {
  readonly study: StudyRecord;
  readonly manifest: StudyManifest;
  readonly results: readonly TrialResult[];
}

export async function smallStudy(change: Partial<StudyOptions> = {}): Promise<StoredStudy> {
  let manifest: StudyManifest | null = null;
  const results: TrialResult[] = [];
  const study = await runSmallStudy(
    {
      ...noStore,
      write: async (written) => {
        manifest = written;
      },
      save: async (result) => {
        results.push(result);
      },
    },
    change,
  );
  return { study, manifest: manifest!, results };
}
