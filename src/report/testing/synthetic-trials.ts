import type { RandomStream } from "../../core/numeric/random.js";
import type { MethodRecord } from "../../study/records/method.js";
import type { EpochRecord, TrialRecord } from "../../study/records/trial.js";

/** The error that every curve falls to. */
const FLOOR = 262;
const STEPS_PER_EPOCH = 100;

interface SyntheticTrial {
  readonly id: string;
  readonly phase: TrialRecord["phase"];
  readonly method: MethodRecord;
  readonly batchSize: number;
  readonly seed: number;
  readonly learningRate: number;
  /** Rate of the exponential fall per epoch. */
  readonly pace: number;
  /** Test error divided by the best validation error. */
  readonly testFactor: number;
  readonly epochs: number;
  readonly random: RandomStream;
}

/** An error that falls exponentially to a floor, with noise: no network was trained. */
export function syntheticTrial(options: SyntheticTrial): TrialRecord {
  const { id, phase, method, batchSize, seed, learningRate, pace, testFactor, epochs, random } = options;
  const secondsPerEpoch = (method.diffuses ? 0.62 : 0.41) * (16 / batchSize) ** 0.3 * (0.97 + 0.06 * random.uniform());
  const sigma0 = method.diffuses ? 0.5 : 0;
  const smoothedEpochs = Math.round(0.6 * epochs);
  const records = Array.from({ length: epochs }, (_, i): EpochRecord => {
    const validationError = (FLOOR + 1500 * Math.exp(-pace * (i + 1))) * (1 + 0.01 * (random.uniform() - 0.5));
    const remaining = Math.max(0, 1 - i / smoothedEpochs);
    return {
      epoch: i + 1,
      trainObjective: (validationError / 1800) ** 2,
      validationError,
      sigma: sigma0 * remaining,
      learningRate: learningRate * (method.diffuses ? 1 + remaining : 1),
      steps: STEPS_PER_EPOCH * (i + 1),
      smoothedSteps: STEPS_PER_EPOCH * Math.min(i + 1, method.diffuses ? smoothedEpochs : 0),
      within: [],
      secondsTraining: secondsPerEpoch * (i + 1),
      secondsWall: secondsPerEpoch * (i + 1),
      secondsBesideSteps: 0,
    };
  });
  const best = records.reduce((a, b) => (b.validationError < a.validationError ? b : a));
  const testError = phase === "evaluation" ? best.validationError * (testFactor + 0.01 * random.uniform()) : null;
  return {
    id,
    phase,
    method: method.name,
    batchSize,
    seed,
    fold: 1,
    setting: { "rate.learningRate": learningRate },
    learningRate,
    sigma0,
    threads: 1,
    outcome: "finished",
    outcomeDetail: null,
    initialValidationError: FLOOR + 1500,
    startNote: null,
    epochs: records,
    bestValidationError: best.validationError,
    bestEpoch: best.epoch,
    testError,
    testErrorsByStep: testError === null ? null : [testError],
    secondsTotal: secondsPerEpoch * epochs * 1.1,
  };
}

/** The same trial, its objective infinite in its first epoch. */
export function diverged(trial: TrialRecord): TrialRecord {
  return {
    ...trial,
    sigma0: 0,
    outcome: "diverged",
    outcomeDetail: `objective not finite at step 31 (sigma 0, learning rate ${trial.learningRate})`,
    epochs: [],
    bestValidationError: null,
    bestEpoch: null,
    testError: null,
    testErrorsByStep: null,
    secondsTotal: 0.05,
  };
}
