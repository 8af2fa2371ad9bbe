import { exp } from "../core/numeric/elementary/exp.js";
import { type MetaRegression, metaRegression } from "../core/numeric/meta-regression.js";
import { CONDITIONS, type ConditionName, inSteps } from "./conditions.js";
import type { EffectName } from "./effects.js";
import { type KindOfError, kindsIn } from "./kinds-of-error.js";
import type { SuiteModel, SuiteRow } from "./record.js";

/** Studies for each condition of the joint model, and that many more. */
const STUDIES_FOR_EACH = 4;
/** Conditions that hang together more than this cannot be told apart. */
const MOST_ALIKE = 0.98;

/** Of logarithms of ratios: those that differ by less, in a millionth of themselves, are the same but for rounding. */
const LEAST_VARIANCE = 1e-12;

/** What is told over studies. */
interface Measure {
  readonly effect: EffectName;
  /** Null: over all of them, whatever their errors are of. */
  readonly kindOfError: KindOfError | null;
}

interface Measured {
  readonly log: number;
  readonly variance: number;
  /** Whether it has an interval of its own. */
  readonly isKnown: boolean;
  readonly steps: Readonly<Record<ConditionName, number | null>>;
}

/**
 * On which conditions an effect hangs: each one alone, and all that vary together where there are studies enough. Ratios are taken as logarithms, in a
 * random-effects regression; a ratio with an open interval counts as uncertain as the most uncertain of the others. Where all are
 * open, how much the ratios differ says how uncertain they are; where they are alike too, nobody knows, and there is a mean alone. Each p is of its slope by itself: see `corrected`.
 */
export function modelOf(all: readonly SuiteRow[], { effect, kindOfError }: Measure): SuiteModel {
  const rows = rowsOf(all, kindOfError);
  const measured = measuredOf(rows, effect);
  const varying = conditionsAlike(rows).filter((condition) => varies(measured, condition));
  const alone = varying.flatMap((condition) => {
    const fit = fitOf(measured, [condition]);
    return fit === null ? [] : [{ condition, ...factorOf(fit.slopes[0]!), p: fit.slopes[0]!.p }];
  });
  const apart = toldApart(measured, varying);
  const isEnough = apart.length > 1 && measured.length >= STUDIES_FOR_EACH * (apart.length + 1);
  const joint = isEnough ? fitOf(measured, apart) : null;
  const overall = measured.length < 3 ? null : metaRegression(columnsOf(measured, []));
  return {
    ...{ effect, kindOfError },
    studies: measured.length,
    overall: overall && {
      ...factorOf(overall.level),
      ...(!isTold(measured, overall) && { low: null, high: null }),
      betweenVariance: overall.betweenVariance,
    },
    alone,
    together: joint && apart.map((condition, k) => ({ condition, ...factorOf(joint.slopes[k]!) })),
  };
}

/** Where the line of one condition alone runs at values of it, for a chart; null where there are too few studies. */
export function lineOf(
  rows: readonly SuiteRow[],
  { effect, kindOfError, condition, at }: LineOptions,
): readonly { readonly x: number; readonly value: number; readonly low: number; readonly high: number }[] | null {
  const measured = measuredOf(rowsOf(rows, kindOfError), effect);
  const fit = varies(measured, condition) ? fitOf(measured, [condition]) : null;
  return fit && at.map((x) => ({ x, ...factorOf(fit.at([inSteps(condition, x)!])) }));
}

interface LineOptions extends Measure {
  readonly condition: ConditionName;
  readonly at: readonly number[];
}

function measuredOf(rows: readonly SuiteRow[], effect: EffectName): Measured[] {
  const found = rows.flatMap(({ effects, conditions }) => {
    const own = effects?.[effect] ?? null;
    return own === null || conditions === null ? [] : [{ ...own, conditions }];
  });
  const most = found.reduce((largest, { variance }) => Math.max(largest, variance ?? 0), 0);
  return found.map(({ log, variance, conditions }) => {
    const steps = Object.fromEntries(CONDITIONS.map((one) => [one, inSteps(one, conditions[one])]));
    return { log, variance: variance ?? most, isKnown: variance !== null, steps: steps as Measured["steps"] };
  });
}

/** Those whose errors are of that kind; all for null. */
export function rowsOf(rows: readonly SuiteRow[], kind: KindOfError | null): readonly SuiteRow[] {
  return kind === null ? rows : rows.filter(({ kindOfError }) => kindOfError === kind);
}

/** Noise is a ratio of errors, too: of several kinds it is no one condition. */
function conditionsAlike(rows: readonly SuiteRow[]): readonly ConditionName[] {
  return kindsIn(rows).length > 1 ? CONDITIONS.filter((condition) => condition !== "noise") : CONDITIONS;
}

/** Three values make a line; so do two, each of two studies at least. */
function varies(measured: readonly Measured[], condition: ConditionName): boolean {
  const values = measured.flatMap(({ steps }) => steps[condition] ?? []);
  const distinct = [...new Set(values)];
  const isTwice = (value: number) => values.filter((one) => one === value).length > 1;
  return distinct.length > 2 || (distinct.length === 2 && distinct.every(isTwice));
}

function fitOf(measured: readonly Measured[], conditions: readonly ConditionName[]) {
  const whole = measured.filter(({ steps }) => conditions.every((one) => steps[one] !== null));
  if (whole.length < conditions.length + 3) return null;
  const fit = metaRegression(columnsOf(whole, conditions));
  return isTold(whole, fit) ? fit : null;
}

/** Whether anything tells how uncertain a fit is: the studies' own intervals, or how much they differ from it. An interval of no width would claim to know. */
function isTold(measured: readonly Measured[], { betweenVariance }: Pick<MetaRegression, "betweenVariance">): boolean {
  const isOpen = measured.some(({ isKnown }) => !isKnown) && measured.every(({ variance }) => variance === 0);
  return !isOpen || betweenVariance > LEAST_VARIANCE;
}

function columnsOf(measured: readonly Measured[], conditions: readonly ConditionName[]) {
  return {
    effects: measured.map(({ log }) => log),
    variances: measured.map(({ variance }) => variance),
    conditions: measured.map(({ steps }) => conditions.map((one) => steps[one]!)),
  };
}

/** Of a logarithm: by what a ratio is multiplied. */
function factorOf({ value, low, high }: { readonly value: number; readonly low: number; readonly high: number }) {
  return { value: exp(value), low: exp(low), high: exp(high) };
}

/** Conditions in their order, but for those that follow from one before. */
function toldApart(measured: readonly Measured[], conditions: readonly ConditionName[]): ConditionName[] {
  const kept: ConditionName[] = [];
  for (const condition of conditions) {
    const isOwn = kept.every((other) => Math.abs(correlation(measured, condition, other)) < MOST_ALIKE);
    const isKnown = measured.every(({ steps }) => steps[condition] !== null);
    if (isOwn && isKnown) kept.push(condition);
  }
  return kept;
}

function correlation(measured: readonly Measured[], a: ConditionName, b: ConditionName): number {
  const pairs = measured.flatMap(({ steps }) =>
    steps[a] === null || steps[b] === null ? [] : [[steps[a], steps[b]] as const],
  );
  const mean = (k: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const product = (i: 0 | 1, j: 0 | 1) =>
    pairs.reduce((sum, pair) => sum + (pair[i] - (i === 0 ? mx : my)) * (pair[j] - (j === 0 ? mx : my)), 0);
  const scale = Math.sqrt(product(0, 0) * product(1, 1));
  return scale > 0 ? product(0, 1) / scale : 0;
}
