/**
 * The largest numbers that options take: far beyond any use, so that a digit too many is refused when it is read and not met as a
 * process that never ends or has no memory.
 */
export const MOST = {
  /** Of one run. */
  epochs: 10_000_000,
  /** Evaluation runs, and tuning trials, of each method and batch size. */
  runs: 10_000,
  /** Runs of a study in all. */
  trials: 100_000,
  /** Splits of the data. */
  folds: 100,
  workers: 1024,
  /** Of a network; a model has no more. */
  layers: 1000,
  /** Of a network: a gigabyte in single precision. */
  parameters: 2 ** 28,
  /** Seconds of a time budget: timers of JavaScript count up to 2^31 - 1 milliseconds, 24.8 days. */
  seconds: 24 * 86_400,
  /** An error in the target's unit. */
  error: 1e300,
  /** A width of the smoothing: weights are of the order of 1, and squares of more than 1e19 are beyond single precision. */
  sigma: 1e6,
  /** That one task tells apart. */
  classes: 1024,
  /** Numbers of a synthetic task or of sequences: examples x rows x columns, 4 bytes each. */
  values: 2 ** 29,
} as const;

/** The least width of the smoothing that changes anything in single precision. */
export const LEAST_SIGMA = 1e-6;

/** The least error in the target's unit: below, a double loses its digits. */
export const LEAST_ERROR = 1e-300;
