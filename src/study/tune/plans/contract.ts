/** Runs that every method does alike at every batch size: as many settings, on the same seed, over the same epochs. */
export interface Rung {
  /** Runs of each method and batch size, >= 0. */
  readonly rounds: number;
  /** Which of the tuning seeds, from 0. */
  readonly seed: number;
  /** Of every run: a whole run, sigma's path and the rate's in it, however short. */
  readonly epochs: number;
}

/** A part of a study's tuning that is planned at once: all of it, or what a study grew by. */
export interface StageSize {
  /** What it may cost, in whole runs of each method and batch size. */
  readonly trials: number;
  /** Of a whole run. */
  readonly epochs: number;
  /** Tuning seeds that were asked for. */
  readonly seeds: number;
  readonly isFirst: boolean;
  /** Settings that earlier stages have run on the first rung and no further. */
  readonly waiting: number;
  /** Settings that they have taken further. */
  readonly taken: number;
}

/** How the runs of tuning are divided: among many settings, or among seeds of few. The same for all methods, and a function of its arguments alone. */
export interface TuningPlan {
  readonly name: string;
  /** Fewest tuning trials for so many tuning seeds. */
  leastTrials(seeds: number): number;
  /**
   * The rungs of a stage, for the work of its trials at most: the sum of rounds times epochs is <= trials times epochs. The sampler gives the settings
   * of the first rung, each later one takes the best of the rung before.
   */
  rungs(stage: StageSize): readonly Rung[];
  /**
   * Parts of the range of sigma_0, by its logarithm, of each of which the best setting goes on while there is room: what long paths of sigma are worth
   * shows late. 1: the best go on, wherever they are.
   */
  readonly strata: number;
}
