import type { MethodRecord } from "../study/records/method.js";
import type { EpochRecord, TrialRecord } from "../study/records/trial.js";
import type { TrackedRun, TrackedScalar } from "./contract.js";
import { pathPart } from "./tracked-name.js";

interface RunSurroundings {
  /** Name of its study, see `trackedName`. */
  readonly study: string;
  readonly methods: readonly MethodRecord[];
  /** Of the study, seconds since 1970. */
  readonly startedAt: number;
  /** The same trial of the study's record, whose end is known; null while it runs. */
  readonly concluded?: TrialRecord | null;
}

/**
 * A trial for trackers of experiments. Trials record how long they took and not when: all of them begin when their study began, and lie over
 * one another on an axis of time.
 *
 * What is in `scalars` never changes once the trial has ended: the work of a study's clock is in `concluded`, as it is counted at the end.
 */
export function trackedRun(
  trial: TrialRecord,
  { study, methods, startedAt, concluded = null }: RunSurroundings,
): TrackedRun {
  const method = methods.find(({ name }) => name === trial.method);
  const parts = trial.id.split("/").map(pathPart);
  const notes = { outcome: trial.outcomeDetail, start: trial.startNote };
  return {
    path: parts,
    group: [study, trial.id.replace(/\/seed\d+/, "")].join("/"),
    status: trial.outcome,
    startedAt,
    endedAt: startedAt + trial.secondsTotal,
    settings: {
      phase: trial.phase,
      method: trial.method,
      ...(method && { objective: method.objective, optimizer: method.optimizer }),
      batch_size: trial.batchSize,
      seed: trial.seed,
      fold: trial.fold,
      learning_rate: trial.learningRate,
      sigma0: trial.sigma0,
      ...trial.setting,
    },
    notes: Object.fromEntries(Object.entries(notes).filter((note): note is [string, string] => note[1] !== null)),
    scalars: [...initialScalars(trial, startedAt), ...trial.epochs.flatMap((epoch) => epochScalars(epoch, startedAt))],
    concluded: concluded === null ? [] : concludedScalars(concluded, startedAt),
  };
}

function initialScalars({ initialValidationError: value }: TrialRecord, at: number): TrackedScalar[] {
  return value === null ? [] : [{ name: "validation_error", step: 0, value, at }];
}

/** Of an epoch, as its record has them. */
export function epochScalars(epoch: EpochRecord, startedAt: number): TrackedScalar[] {
  const { validationError, secondsWall, depth } = epoch;
  const values = {
    validation_error: validationError,
    train_objective: epoch.trainObjective,
    sigma: epoch.sigma,
    learning_rate: epoch.learningRate,
    steps: epoch.steps,
    smoothed_steps: epoch.smoothedSteps,
    seconds_wall: secondsWall,
    ...(depth !== undefined && { depth }),
  };
  const at = startedAt + secondsWall;
  const ofEpoch = Object.entries(values).map(([name, value]) => ({ name, step: epoch.epoch, value, at }));
  const within = epoch.within.map(({ steps, validationError: value }) => {
    return { name: "validation_error_by_training_step", step: steps, value, at };
  });
  return [...within, ...ofEpoch];
}

function concludedScalars({ epochs, bestEpoch, testError }: TrialRecord, startedAt: number): TrackedScalar[] {
  const seconds = epochs.map(({ epoch: step, secondsTraining: value, secondsWall }) => {
    return { name: "seconds_training", step, value, at: startedAt + secondsWall };
  });
  if (testError === null || bestEpoch === null) return seconds;
  const at = startedAt + (epochs[bestEpoch - 1]?.secondsWall ?? 0);
  return [...seconds, { name: "test_error", step: bestEpoch, value: testError, at }];
}
