import type { RandomStream } from "../../../core/numeric/random.js";
import { quantilesOf } from "../../../core/quantile-name.js";
import { hasMedian } from "../../../core/quantiles.js";
import { forecastLength } from "../../../data/forecast-length.js";
import type { Windows } from "../../../data/windows.js";
import type { ScoreRowRecord, ScoresRecord } from "../../records/score.js";
import { foldsOf, type StudyTask } from "../../spec/task.js";
import { blockLength, CONFIDENCE, drawResamples, interval, type Resamples } from "./block-bootstrap.js";
import { dieboldMariano } from "./diebold-mariano.js";
import { testWindows, WindowLosses } from "./window-losses.js";

interface Scored {
  readonly name: string;
  /** Null for a forecast that needs no network. */
  readonly batchSize: number | null;
  /** Of each fold. */
  readonly folds: readonly WindowLosses[];
}

/** Sums over all windows of all folds, as scores take them; of several networks, their mean. */
interface Columns {
  readonly squared: Float64Array;
  readonly absolute: Float64Array;
  readonly scaled: Float64Array;
}

/** Collects the errors on the test part, window by window, and turns them into scores. */
export class ScoreSheet {
  readonly #task: StudyTask;
  /** Squares of errors in the target's own unit may be beyond the numbers there are: sums are in this one. */
  readonly #unit: number;
  readonly #scored = new Map<string, Scored>();

  constructor(task: StudyTask) {
    this.#task = task;
    this.#unit = task.windows.errorFactor;
  }

  /** What a fold's scaled errors are times in the unit of the sums: 1 in the last fold. */
  factor({ errorFactor }: Pick<Windows, "errorFactor">): number {
    return errorFactor / this.#unit;
  }

  /** Where the errors of a method at a batch size, or of a simple forecast, are added up. */
  losses(name: string, batchSize: number | null, fold: number): WindowLosses {
    const key = `${batchSize} ${name}`;
    const windows = foldsOf(this.#task).map(({ windows }) => windows.test.length);
    const taus = quantilesOf(this.#task.record.metric.name);
    const folds = () => windows.map((count) => new WindowLosses(count, taus));
    const known = this.#scored.get(key) ?? { name, batchSize, folds: folds() };
    this.#scored.set(key, known);
    return known.folds[fold - 1]!;
  }

  /** Forecasts of networks that were raised to 0, of so many; null where that is not asked for. */
  raised(name: string, batchSize: number): ScoreRowRecord["raised"] {
    return this.#raisedIn(this.#scored.get(`${batchSize} ${name}`)?.folds ?? []);
  }

  #raisedIn(losses: readonly WindowLosses[]): ScoreRowRecord["raised"] {
    const folds = foldsOf(this.#task);
    if (losses.length === 0 || !folds[0]!.windows.test.undo?.nonNegative) return null;
    return {
      count: losses.reduce((all, { raised }) => all + raised, 0),
      of: losses.reduce((all, { forecasts }, k) => all + forecasts * forecastLength(folds[k]!.windows.test), 0),
    };
  }

  /** Of quantiles, those of the median. Null for a metric that is no error in the target's unit, or of quantiles without the median, which no square of an error measures, and where nothing was scored. */
  record(random: RandomStream): ScoresRecord | null {
    const { metric, horizon } = this.#task.record;
    // What has not run on every fold is not comparable with what has.
    const complete = [...this.#scored.values()].filter(({ folds }) => folds.every(({ forecasts }) => forecasts > 0));
    if (metric.unit !== "target" || !isOfMiddle(metric.name) || complete.length === 0) return null;
    const folds = foldsOf(this.#task);
    const parts = folds.map(({ windows }) => testWindows(windows.test, this.factor(windows)));
    const weights = joined(parts.map((part) => part.weights));
    const test = {
      weights,
      spread: joined(parts.map(({ spread }) => spread)),
      follows: Uint8Array.from(parts.flatMap(({ follows }) => [...follows])),
      horizon: horizon.to,
    };
    const block = blockLength(weights.length, horizon.to);
    const resamples = drawResamples(weights.length, block, random);
    const changes = folds.map(({ naive }) => (naive ? naive.change / this.#unit : null));
    const hasScale = changes.every((change) => change !== null);
    const all = complete.map(({ name, batchSize, folds }) => ({
      name,
      batchSize,
      columns: columnsOf(folds, hasScale ? changes : null),
      raised: batchSize === null ? null : this.#raisedIn(folds),
    }));
    const total = sum(weights);
    const simple = all
      .filter(({ batchSize }) => batchSize === null)
      .toSorted((a, b) => sum(a.columns.squared) - sum(b.columns.squared))[0];
    return {
      windows: weights.length,
      confidence: CONFIDENCE,
      block,
      season: hasScale ? folds.at(-1)!.naive!.season : null,
      simple: simple?.name ?? null,
      rows: all.map(({ name, batchSize, columns, raised }): ScoreRowRecord => {
        const differences = simple && columns.squared.map((value, k) => (value - simple.columns.squared[k]!) / total);
        return {
          name,
          batchSize,
          ...scoresOf(columns, test, { resamples, hasScale, unit: this.#unit }),
          raised,
          againstSimple:
            differences === undefined || columns === simple?.columns ? null : dieboldMariano(differences, test),
        };
      }),
    };
  }
}

/** Forecasts of one quantile, the median too, are judged by its loss alone. */
function isOfMiddle(metric: string): boolean {
  const taus = quantilesOf(metric);
  return taus === null || (taus.length > 1 && hasMedian(taus));
}

function scoresOf(
  { squared, absolute, scaled }: Columns,
  { weights, spread }: { readonly weights: Float64Array; readonly spread: Float64Array },
  { resamples, hasScale, unit }: { readonly resamples: Resamples; readonly hasScale: boolean; readonly unit: number },
): Omit<ScoreRowRecord, "name" | "batchSize" | "raised" | "againstSimple"> {
  const score = (columns: readonly Float64Array[], of: (sums: readonly number[]) => number) => {
    const ends = interval(resamples, columns, of);
    return { value: of(columns.map(sum)), low: ends?.low ?? null, high: ends?.high ?? null };
  };
  const mean = ([values, weight]: readonly number[]) => values! / weight!;
  return {
    rmse: score([squared, weights], (sums) => unit * Math.sqrt(mean(sums))),
    mae: score([absolute, weights], (sums) => unit * mean(sums)),
    mase: hasScale ? score([scaled, weights], mean) : null,
    r2: sum(spread) > 0 ? score([squared, spread], (sums) => 1 - mean(sums)) : null,
  };
}

function columnsOf(folds: readonly WindowLosses[], changes: readonly number[] | null): Columns {
  const perNetwork = (values: Float64Array, { forecasts }: WindowLosses) => values.map((value) => value / forecasts);
  const absolute = folds.map((fold) => perNetwork(fold.absolute, fold));
  return {
    squared: joined(folds.map((fold) => perNetwork(fold.squared, fold))),
    absolute: joined(absolute),
    scaled:
      changes === null ? new Float64Array() : joined(absolute.map((of, k) => of.map((value) => value / changes[k]!))),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
