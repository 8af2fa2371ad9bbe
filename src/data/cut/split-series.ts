import { MOST } from "../../core/limits.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../../core/options.js";
import { integer, number, oneOf, required, seedRule } from "../../core/rules.js";
import { seriesRule } from "../rules.js";
import type { Series } from "../series.js";
import type { Split } from "../split.js";
import { byGroup } from "./by-group.js";
import { byTime } from "./by-time.js";
import { ensureShares, type Shares } from "./shares.js";

/** What a part is made of: rows in order of time, or whole segments (stations, machines, sites). */
export const SPLIT_KINDS = ["time", "group"] as const;

export interface SplitOptions {
  /** "time": by rows, the test part last. "group": by whole segments, each in one part, drawn at random. Default "time" */
  readonly by?: (typeof SPLIT_KINDS)[number];
  /** Share of the rows, or of the segments, that validates, in [0, 1); 0: none. Default .2 */
  readonly validationShare?: number;
  /** Share of the rows that tests, the last in time, or of the segments, in [0, 1); 0: none. Default .2 */
  readonly testShare?: number;
  /** Rows left out before the validation and before the test part of each segment, integer >= 0; by time alone. Default 0 */
  readonly gap?: number;
  /** Of the order in which segments are drawn; by group alone. Default 1 */
  readonly seed?: number;
}

export interface SplitFoldsOptions extends SplitOptions {
  /** Number of splits, integer in [1, 100]. Default 1 */
  readonly folds?: number;
}

const OPTIONS = {
  by: oneOf(...SPLIT_KINDS),
  validationShare: number,
  testShare: number,
  gap: integer(0),
  seed: seedRule,
} satisfies OptionRules<SplitOptions>;

const FOLDS_OPTIONS = { ...OPTIONS, folds: integer(1, MOST.folds) } satisfies OptionRules<SplitFoldsOptions>;

/**
 * Cuts a series into a training, a validation and a test part.
 *
 * By time, the default. One segment: by rows. Several segments with a time axis: at the same two timestamps for all, so that no segment is
 * trained on what is another's future; the timestamps are those that give the shares over all rows. Several segments without one: by rows
 * within each. With a `gap`, the last rows of the training and validation parts are left out.
 *
 * By group: whole segments, so that the test part holds segments of which nothing was seen.
 *
 * @throws GradusError for a share outside [0, 1), shares that leave no training rows, or too few segments for groups.
 * @example
 * const hundred = { source: "x", columns: [], time: null, segments: [{ name: "x", start: 0, end: 100 }], rows: 100 };
 * splitSeries(hundred).test; // [{ segment: "x", start: 80, end: 100 }]
 */
export function splitSeries(series: Series, options: SplitOptions = {}): Split {
  ensureArgument("splitSeries", series, ["series", required(seriesRule)]);
  ensureOptions("splitSeries", options, OPTIONS);
  return cut("splitSeries", series, options)[0]!;
}

/**
 * Several splits of one series, `folds` of them; one is that of `splitSeries`.
 *
 * By time, the rolling origin (L. J. Tashman, "Out-of-sample tests of forecasting accuracy", 2000): the last `testShare` of the rows are cut
 * into `folds` test parts, one after the other; each fold validates on the rows just before its test part and trains on all before those, so that
 * the training part grows. No test row comes before the first fold's validation rows.
 *
 * By group: `testShare` of the segments are dealt out to the folds' test parts; the same segments validate in all of them, and the rest
 * train. With several folds the two shares may sum to 1: then all segments but those that validate are tested in one fold.
 *
 * @throws GradusError as `splitSeries` does
 * @example
 * const hundred = { source: "x", columns: [], time: null, segments: [{ name: "x", start: 0, end: 100 }], rows: 100 };
 * splitFolds(hundred, { folds: 2 }).map(({ test }) => test[0]?.start); // [80, 90]
 */
export function splitFolds(series: Series, options: SplitFoldsOptions = {}): Split[] {
  ensureArgument("splitFolds", series, ["series", required(seriesRule)]);
  ensureOptions("splitFolds", options, FOLDS_OPTIONS);
  return cut("splitFolds", series, options);
}

function cut(owner: string, series: Series, options: SplitFoldsOptions): Split[] {
  const shares: Shares = { ...DEFAULTS, ...defined(options) };
  ensureShares(owner, series, shares);
  const splitBy = shares.by === "time" ? byTime : byGroup;
  return Array.from({ length: shares.folds }, (_, k) => splitBy(series, shares, k + 1));
}

const DEFAULTS: Shares = { by: "time", validationShare: 0.2, testShare: 0.2, folds: 1, gap: 0, seed: 1 };

/** Options that were given: `undefined` leaves the default. */
function defined(options: SplitFoldsOptions): Partial<Shares> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
