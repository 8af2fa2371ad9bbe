import type { StudyRecord } from "../../study/records/study.js";
import { fixtureStudy } from "./fixture.js";
import { judged } from "./judged.js";
import { diverged } from "./synthetic-trials.js";

/** A finished study in which every run of every method diverged before its first epoch ended. */
export function divergedStudy(): StudyRecord {
  const study = fixtureStudy();
  return judged({ ...study, trials: study.trials.map(diverged), forecast: null });
}

/** A study without anything to tune: every setting is empty, and every rate is that of the recipe. */
export function untunedStudy(): StudyRecord {
  const study = fixtureStudy();
  const learningRate = 0.01;
  return judged({
    ...study,
    methods: study.methods.map((method) => ({ ...method, tuned: "", space: {} })),
    trials: study.trials.map((trial) => ({
      ...trial,
      setting: {},
      learningRate,
      epochs: trial.epochs.map((epoch) => ({ ...epoch, learningRate })),
    })),
  });
}

const sequences = (windows: number) => ({ windows, from: "example 1", to: `example ${windows}`, segments: 1 });

/**
 * A synthetic task of separate sequences, with as little as a record may hold: one seed, one batch size, two methods of which the reference
 * diverged, so that there is no target; every field that may be null is.
 */
export function bareStudy(): StudyRecord {
  const study = fixtureStudy({ decision: "inconclusive", seeds: 1, batchSizes: [32] });
  const methods = study.methods.filter(({ name }) => name === "sgd" || name === "diffusion");
  return judged({
    ...study,
    task: {
      ...study.task,
      kind: "adding",
      source: "adding",
      targets: ["sum"],
      inputs: ["value", "marker"],
      time: null,
      segments: 1,
      horizon: { from: 0, to: 0 },
      split: null,
      parts: { train: sequences(200), validation: sequences(100), test: sequences(100) },
      missing: "none",
      notation: { decimal: null, missingValues: [], timeFormat: null, categories: [] },
      notes: [],
      errorUnit: "standard-deviations",
    },
    methods,
    plan: { ...study.plan, budget: null },
    baselines: [],
    tuning: study.tuning.filter(({ method }) => methods.some(({ name }) => name === method)),
    trials: study.trials
      .filter(({ method }) => methods.some(({ name }) => name === method))
      .map((trial) => (trial.method === "sgd" ? diverged(trial) : trial)),
    forecast: null,
  });
}
