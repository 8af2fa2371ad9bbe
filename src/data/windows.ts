import { ensure, GradusError } from "../core/errors.js";
import { quoted } from "../core/listed.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { callable, integer, required } from "../core/rules.js";
import { type FittingShares, fittingShares } from "./cut/fitting-shares.js";
import { interpolatedInputs } from "./interpolated.js";
import { ObservedStarts } from "./observed-starts.js";
import { columnNamesRule, horizonFromLastRowRule, seriesRule, splitRule } from "./rules.js";
import { scaledMatrix } from "./scaled-matrix.js";
import { fitScaler, type Scaler } from "./scaler.js";
import { ensureColumns, type Series, valuesOf } from "./series.js";
import { spikeNotes } from "./spikes.js";
import { PART_NAMES, type PartName, type RowRange, type Split } from "./split.js";
import { enter } from "./transform/enter.js";
import { type TargetTransform, transformRule } from "./transform/names.js";
import { type Allocate, ordinaryMemory, type WindowSet } from "./window-set.js";

/** Scaled windows of the three parts, and how to go back to the target's unit; where targets were transformed, each part says how that is undone. */
export interface Windows {
  readonly train: WindowSet;
  readonly validation: WindowSet;
  readonly test: WindowSet;
  readonly inputScaler: Scaler;
  /** Of the targets as they are, without a transform. */
  readonly targetScaler: Scaler;
  /** Unit of reported errors. */
  readonly errorUnit: "target" | "standard-deviations";
  /** reported error = errorFactor * root mean square of the scaled errors: the target's sd, or 1 for several targets. */
  readonly errorFactor: number;
  readonly notes: readonly string[];
}

/** Rows ahead: one, or all from one to another, both included. */
export type Horizon = number | { readonly from: number; readonly to: number };

/** First and last row ahead. */
export function horizonRange(horizon: Horizon): { readonly from: number; readonly to: number } {
  return typeof horizon === "number" ? { from: horizon, to: horizon } : horizon;
}

export interface MakeWindowsOptions {
  readonly series: Series;
  readonly split: Split;
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  /** Rows the network reads, >= 1. */
  readonly window: number;
  /**
   * Rows from the last one read to the one forecast, >= 1, or the first and the last of several, all forecast at once. 0 asks for the target at the
   * last row read, as of a life that is left: no target may then be among `inputs`. Default 1
   */
  readonly horizon?: Horizon;
  /**
   * What is done to the targets, and to the same columns among the inputs, fitted on the training part: "log" and "non-negative", see `TARGET_TRANSFORMS`.
   * "difference" is none of windows but of the network: its highway "last". Default: nothing
   */
  readonly transform?: readonly TargetTransform[];
  readonly allocate?: Allocate;
}

const OPTIONS = {
  series: required(seriesRule),
  split: required(splitRule),
  inputs: required(columnNamesRule),
  targets: required(columnNamesRule),
  window: required(integer(1)),
  horizon: horizonFromLastRowRule,
  transform: transformRule,
  allocate: callable,
} satisfies OptionRules<MakeWindowsOptions>;

/**
 * Makes the examples of each part: `window` consecutive rows of the inputs ending at row t, and the targets at row
 * t + horizon, or at several such rows. No example crosses a part or a segment, its target row included. Scalers and transforms see the training
 * part alone. Where a rule filled missing values in, examples with such a target are left out, and inputs are what was known at their last row.
 *
 * With a transform, `targets` are what networks are trained on, and `undo` says how their outputs become targets again: `predict`, metrics and
 * baselines give forecasts scaled by `targetScaler`, and errors in the target's unit, as without one.
 *
 * @throws GradusError for a name that no column has, a target that is constant over the training part, a value that is not
 * finite, or a part without a single window; the message says which `window` would fit. With a transform, for a target below 0 in the training
 * part, or one elsewhere that has no logarithm.
 */
export function makeWindows(options: MakeWindowsOptions): Windows {
  ensureOptions("makeWindows", options, OPTIONS);
  const { series, split, inputs, targets, window, horizon = 1, allocate = ordinaryMemory } = options;
  const { transform = [] } = options;
  for (const [option, names] of Object.entries({ inputs, targets })) {
    ensureColumns(series, names, { owner: "makeWindows", option });
  }
  const { from, to } = horizonRange(horizon);
  if (to === 0) ensureUnread(inputs, targets);
  ensureWithin("makeWindows", series, split);
  ensureFits("makeWindows", { series, split, window, horizon: to });

  ensureOfWindows(transform);
  const targetScaler = fitScaler({ series, columns: targets, ranges: split.train });
  for (const name of targetScaler.constant) {
    throw new GradusError(
      `makeWindows: a column of \`targets\` must vary over the training part of ${series.source}, got ${quoted(name)} with one value ` +
        `(${valuesOf(series, name)[split.train[0]!.start]}) in all its rows. ` +
        "Choose others, or smaller `validationShare` and `testShare`.",
    );
  }
  const entered = enter(series, { transform, targetScaler, ranges: split.train });
  const inputScaler = fitScaler({ series: entered.series, columns: inputs, ranges: split.train });
  const { undo } = entered;
  const enteredTargets = scaledMatrix(entered.series, entered.scaler, allocate);
  const shared = {
    window,
    inputs: scaledMatrix(entered.series, inputScaler, allocate),
    ...interpolatedInputs(entered.series, inputScaler, allocate),
    inputSize: inputs.length,
    targets: enteredTargets,
    targetSize: targets.length,
    targetOffsets: Array.from({ length: to - from + 1 }, (_, k) => window - 1 + from + k),
    outputSize: targets.length * (to - from + 1),
    scored: "last",
    weights: null,
    lengths: null,
    ...(undo && {
      undo,
      untransformed: undo.log === null ? enteredTargets : scaledMatrix(series, targetScaler, allocate),
    }),
  } as const;
  const observed = new ObservedStarts(series, { targets, offsets: shared.targetOffsets, allocate });
  const setOf = (part: PartName): WindowSet => {
    const starts = observed.of(part, windowStarts(split[part], window + to, allocate));
    return { ...shared, length: starts.length, starts };
  };
  const parts = { train: setOf("train"), validation: setOf("validation"), test: setOf("test") };
  return {
    ...parts,
    inputScaler,
    targetScaler,
    errorUnit: targets.length === 1 ? "target" : "standard-deviations",
    errorFactor: targets.length === 1 ? targetScaler.sd[0]! : 1,
    notes: [
      ...shortNotes(split, window + to),
      ...observed.notes,
      ...spikeNotes(series, split, [...new Set([...targets, ...inputs])]),
      ...entered.notes,
    ],
  };
}

/** The last value is added back by the network, which windows know nothing of. */
function ensureOfWindows(transform: readonly TargetTransform[]): void {
  ensure(
    !transform.includes("difference"),
    () =>
      'makeWindows: `transform` must be of "log" and "non-negative", got "difference", which is the network\'s. Leave it out, and build the network with ' +
      'the highway fitHighway(windows, { kind: "last" }).',
  );
}

/** Throws where a network would read the very value that it is asked for. */
function ensureUnread(inputs: readonly string[], targets: readonly string[]): void {
  const read = targets.find((name) => inputs.includes(name));
  if (read === undefined) return;
  throw new GradusError(
    `makeWindows: with \`horizon\` 0 no column of \`targets\` must be among \`inputs\`, got ${quoted(read)} in both: the answer would ` +
      "stand in the window. Leave it out of `inputs`, or forecast it, with a `horizon` of 1.",
  );
}

/** A split of another series would lead windows past the end of this one. */
export function ensureWithin(owner: string, { rows }: Series, split: Split): void {
  for (const part of PART_NAMES) {
    const beyond = split[part].find(({ end }) => end > rows);
    ensure(
      beyond === undefined,
      () =>
        `${owner}: \`split.${part}\` must lie within the ${rows} rows of the series, got a range up to ${beyond?.end}. ` +
        "Give splitSeries(series) of this very series.",
    );
  }
}

/** Rows of the longest range, 0 without any. */
export function longestOf(ranges: readonly Pick<RowRange, "start" | "end">[]): number {
  return ranges.reduce((most, { start, end }) => Math.max(most, end - start), 0);
}

/** First row of every run of `span` rows within one of the ranges. */
export function windowStarts(
  ranges: readonly Pick<RowRange, "start" | "end">[],
  span: number,
  allocate = ordinaryMemory,
): Uint32Array {
  const count = ranges.reduce((sum, { start, end }) => sum + Math.max(0, end - start - span + 1), 0);
  const starts = new Uint32Array(allocate(count * Uint32Array.BYTES_PER_ELEMENT));
  let k = 0;
  for (const { start, end } of ranges) for (let row = start; row + span <= end; row++) starts[k++] = row;
  return starts;
}

/** Throws unless every part has room for one example, but for a validation or test part that was given no rows. */
export function ensureFits(
  owner: string,
  {
    series,
    split,
    window,
    horizon,
  }: Pick<MakeWindowsOptions, "series" | "split" | "window"> & { readonly horizon: number },
): void {
  const span = window + horizon;
  const rows = PART_NAMES.map((part) => longestOf(split[part]));
  const isLeftOut = PART_NAMES.map((part) => part !== "train" && split[part].length === 0);
  const at = rows.findIndex((longest, k) => longest < span && !isLeftOut[k]);
  if (at < 0) return;
  const part = PART_NAMES[at]!;
  const where = series.segments.length > 1 ? " in any one segment" : "";
  const shortest = Math.min(...rows.filter((_, k) => !isLeftOut[k]));
  const [most, ahead] = [shortest - horizon, shortest - window];
  const shares = fittingShares(series, split, span);
  const actions = [
    most > 0 && `a \`window\` of ${most} or less`,
    ahead > 0 && horizon > 1 && `a \`horizon\` of ${ahead} or less`,
    shares && shareWords(shares),
    most < 1 && ahead < 1 && "a smaller `window` and `horizon`, or more rows",
  ];
  throw new GradusError(
    `${owner}: \`window\` ${window} with \`horizon\` ${horizon} needs ${span} consecutive rows in every part of ` +
      `${series.source}, but the ${part} part has ${rows[at]}${where} (of ${series.rows} rows in all). ` +
      `Take ${actions.filter(Boolean).join(", or ")}.`,
  );
}

function shareWords(shares: FittingShares): string {
  return Object.entries(shares)
    .map(([option, share]) => `a \`${option}\` of ${share.toFixed(2)}`)
    .join(" and ");
}

function shortNotes(split: Split, span: number): string[] {
  return PART_NAMES.flatMap((part) => {
    const short = split[part].filter(({ start, end }) => end - start < span).length;
    const total = split[part].length;
    return short === 0
      ? []
      : [`${short} of ${total} segments are too short for a window in the ${part} part (${span} rows).`];
  });
}
