// The numbers of the comparison, the same for every method.

/** Seeds: those of the evaluation are 1, 2, ...; tuning has its own, which the evaluation never uses. */
export const TUNING_SEED = 1001;

const COMMON = {
  hidden: 32,
  batchSize: 32,
  /** Validations after steps that grow by this factor: errors at 1/8, 1/4 and 1/2 of the first epochs are among them. */
  validationGrowth: 1.2,
  /** Training windows at most, beside the tasks' own limit; null: that alone. */
  windows: null,
};

export const FULL = { ...COMMON, trials: 8, seeds: 10, robustSeeds: 3 };
export const QUICK = { ...COMMON, trials: 3, seeds: 3, robustSeeds: 0, windows: 600 };

/** Factors on the tuned gain and learning rate whose runs tell how much depends on them. */
export const OFF = [1 / 4, 1, 4];
export const GAINS = { low: 0.5, high: 2 };
