import type { LandscapeName } from "../compute/loss-line.js";
import type { OptimizerName } from "../compute/training-case.js";
import type { Smoothness } from "../levels.js";
import type { ActivationName } from "../parts/activation-names.js";

/** Every text of the explorable, once in each language. */
export interface ExploreTexts {
  readonly heading: string;
  readonly lead: string;
  readonly noWorkers: string;
  readonly sigma: {
    readonly label: string;
    readonly play: string;
    readonly pause: string;
    /** For screen readers: the value, and what it means. */
    readonly value: (sigma: string, look: string) => string;
    readonly look: Readonly<Record<Smoothness, string>>;
  };
  readonly whatIsDrawn: string;
  readonly computing: string;
  readonly failed: (message: string) => string;
  readonly unit: {
    readonly heading: string;
    readonly sentence: string;
    readonly choose: string;
    readonly draws: string;
    readonly names: Readonly<Record<ActivationName, string>>;
    readonly plain: string;
    readonly formula: (sigma: string) => string;
    readonly averages: (draws: string) => string;
    readonly noise: string;
    readonly agreement: (numbers: { readonly gap: string; readonly chance: string }) => string;
    readonly atZero: string;
    readonly spoken: (name: string, sigma: string) => string;
    readonly drawn: string;
    readonly exact: string;
    readonly approximate: (bound: string) => string;
    readonly x: string;
    readonly y: string;
  };
  readonly loss: {
    readonly heading: string;
    readonly sentence: string;
    readonly choose: string;
    readonly names: Readonly<Record<LandscapeName, string>>;
    readonly kinds: Readonly<Record<LandscapeName, string>>;
    readonly real: string;
    readonly smoothed: (sigma: string) => string;
    readonly sampled: (draws: number) => string;
    readonly descent: string;
    readonly followed: string;
    readonly startLabel: string;
    readonly startMark: string;
    readonly nextLine: string;
    readonly countLines: (lines: number) => string;
    readonly counted: (count: { readonly lower: number; readonly same: number; readonly higher: number }) => string;
    readonly valleys: (count: { readonly real: number; readonly smoothed: number; readonly sigma: string }) => string;
    readonly end: (losses: { readonly descent: string; readonly followed: string; readonly which: Ending }) => string;
    readonly spoken: (sigma: string) => string;
    readonly drawn: (sizes: {
      readonly windows: number;
      readonly rows: number;
      readonly units: number;
      readonly steps: number;
    }) => string;
    readonly x: string;
    readonly y: string;
  };
  readonly training: {
    readonly heading: string;
    readonly sentence: (sigma0: string) => string;
    readonly expect: { readonly usual: string; readonly large: string; readonly series: string };
    readonly data: string;
    readonly dataNames: { readonly adding: string; readonly series: string };
    readonly start: string;
    readonly startNames: { readonly usual: string; readonly large: string };
    readonly optimizer: string;
    readonly optimizerNames: Readonly<Record<OptimizerName, string>>;
    readonly axis: string;
    readonly axisNames: { readonly epoch: string; readonly seconds: string };
    readonly run: string;
    readonly again: string;
    readonly pause: string;
    readonly goOn: string;
    readonly plain: string;
    readonly diffusion: string;
    readonly floor: string;
    readonly chart: string;
    readonly chartNote: string;
    readonly empty: string;
    readonly underWay: (seed: number, seeds: number, sigma: string) => string;
    readonly result: (numbers: TrainingNumbers) => string;
    readonly series: string;
    readonly seriesLabel: string;
    readonly seriesUse: string;
    readonly seriesSample: string;
    readonly seriesTaken: (count: number, isCut: boolean) => string;
    readonly seriesFew: (count: number, fewest: number) => string;
    readonly seriesBad: (text: string) => string;
    readonly seriesAmbiguous: (text: string) => string;
    /** Beyond what a double's square holds; beside the others. */
    readonly seriesLarge: (value: string) => string;
    readonly seriesFar: (value: string) => string;
    readonly seriesConstant: (value: string) => string;
    readonly fileChoose: string;
    readonly fileDrop: string;
    readonly fileReading: string;
    readonly fileColumn: string;
    readonly drawn: (sizes: {
      readonly windows: number;
      readonly rows: number;
      readonly units: number;
      readonly epochs: number;
      readonly sigma0: number;
    }) => string;
  };
  readonly end: {
    readonly heading: string;
    readonly worth: string;
    readonly pays: string;
    readonly measure: string;
    readonly action: string;
  };
}

/** How the followed path ends, beside plain descent. */
export type Ending = "lower" | "same" | "higher";

export interface TrainingNumbers {
  readonly seeds: number;
  /** Medians of the lowest validation errors. */
  readonly plain: string;
  readonly diffusion: string;
  readonly which: Ending;
  /** The error of the best linear forecast where it is below both, else null. */
  readonly linear: string | null;
  /** Medians of the seconds of a run. */
  readonly plainSeconds: string;
  readonly diffusionSeconds: string;
}
