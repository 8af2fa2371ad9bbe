import type { BaselineRecord } from "../../study/records/task.js";

/** What share of the test values intervals are to hold, and hold, e.g. "80%" and "78%". */
export interface IntervalShares {
  readonly level: string;
  readonly coverage: string;
}

/** Texts about the results: curves, schedules, epochs to the target, forecast, all figures. */
export interface ResultTexts {
  readonly curvesHeading: string;
  readonly curvesIntro: (seeds: number, errorUnit: string) => string;
  /** Of a study of several folds: which is shown. */
  readonly curvesFolds: (folds: string) => string;
  readonly perEpoch: string;
  readonly perSecond: string;
  readonly epoch: string;
  readonly secondsAxis: string;
  readonly targetLine: (error: string) => string;
  readonly linearLine: (baseline: string, error: string) => string;
  readonly simpleLine: (baseline: string, error: string) => string;
  readonly targetShort: string;
  readonly methodAtBatch: (method: string, batchSize: string) => string;
  readonly noCurves: string;
  readonly divergedSeeds: (method: string, count: string) => string;
  /** Of methods that start alike: their error before the first step, and what the start was. */
  readonly startsAt: (error: string, start: string) => string;
  /** An initialiser that says nothing more. */
  readonly startBy: (initialiser: string) => string;
  /** Where the starts of a method's seeds differ. */
  readonly startOfSeeds: (start: string, count: string, seeds: string) => string;
  readonly schedulesHeading: string;
  readonly schedulesIntro: string;
  readonly sigma: string;
  readonly learningRate: string;
  readonly noDiffusion: string;
  readonly batchHeading: string;
  readonly batchIntro: (epochs: string) => string;
  readonly batch: (batchSize: string) => string;
  readonly notReached: string;
  readonly epochsValue: (epochs: string) => string;
  readonly ofSeeds: (reached: string, seeds: string) => string;
  readonly noTarget: string;
  readonly forecastHeading: string;
  readonly forecastIntro: (target: string, network: boolean) => string;
  /** Which of the test windows the panels show. */
  readonly allWindows: (all: string) => string;
  readonly lastWindows: (shown: string, all: string) => string;
  readonly phoneForecast: (count: string) => string;
  /** Over all test windows. */
  readonly forecastError: (error: string, all: string) => string;
  /** Where the study's errors are of several targets together. */
  readonly forecastErrorAllTargets: (error: string, all: string) => string;
  readonly forecastErrorShown: (error: string, shown: string) => string;
  /** What share of the test values a network's intervals hold. */
  readonly intervalsHold: (intervals: readonly IntervalShares[]) => string;
  /** Of a range of rows ahead: the one that a figure is for. */
  readonly aheadAlone: (rowsAhead: string) => string;
  /** `ahead` is null where there is one row ahead only. */
  readonly otherOrder: (best: readonly string[], ahead: string | null) => string;
  readonly noForecast: string;
  readonly forecastFold: (folds: string) => string;
  readonly forecastStep: (rowsAhead: string) => string;
  readonly horizonsHeading: string;
  readonly horizonsIntro: (from: string, to: string, errorUnit: string) => string;
  readonly forecastLabel: string;
  readonly rowsAhead: (rows: string) => string;
  readonly figuresHeading: string;
  readonly figuresIntro: (errorUnit: string) => string;
  readonly errorInUnit: (targets: readonly string[]) => string;
  readonly errorInDeviations: string;
  readonly method: string;
  readonly batchSize: string;
  readonly sigma0: string;
  readonly epochs: string;
  readonly seconds: string;
  readonly secondsTotal: string;
  readonly secondsPerEpoch: string;
  readonly validation: string;
  readonly test: string;
  readonly diverged: string;
  readonly headlineMark: string;
  readonly noFigures: string;
  readonly figuresCaption: string;
  readonly baselinesCaption: string;
  /** Where no linear predictor is among them. */
  readonly simpleCaption: string;
  readonly baseline: string;
  readonly baselineName: Readonly<Record<BaselineRecord["name"], string>>;
  /** Of metrics that tasks are decided or measured by. */
  /** The metric of quantiles, such as "0.9" alone. */
  readonly quantileLoss: (taus: readonly string[]) => string;
  readonly metricName: Readonly<Record<string, string>>;
  readonly detail: string;
  readonly noBaselines: string;
  readonly targetGiven: (error: string) => string;
  readonly targetFromReference: (error: string, reference: string, levels: string) => string;
  readonly targetUnset: string;
}
