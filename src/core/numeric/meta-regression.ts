import { ensure } from "../errors.js";
import { choleskyFactor, choleskySolve } from "./linear-algebra.js";
import { studentQuantile, studentTails } from "./student.js";

export interface MetaRegressionOptions {
  /** y, (n): what each study found. */
  readonly effects: readonly number[];
  /** v, (n), >= 0: how uncertain that is, the square of its standard error; 0 where nobody knows. */
  readonly variances: readonly number[];
  /** x, (n, p): of each study what the effect may hang on; a column of ones for the level is not among it. */
  readonly conditions: readonly (readonly number[])[];
  /** Of the intervals, in (0, 1). Default .95 */
  readonly confidence?: number;
}

/** A coefficient with its interval, and the probability of one as far from 0 where it is 0. */
export interface Coefficient {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

export interface MetaRegression {
  /** Of a study whose conditions are all 0. */
  readonly level: Coefficient;
  /** (p): what one more of a condition adds. */
  readonly slopes: readonly Coefficient[];
  /** tau^2: how much the effects of studies alike in all conditions differ, beside their own uncertainty. */
  readonly betweenVariance: number;
  /** Where the line runs at given conditions, (p), and where the mean effect of such studies lies. */
  at(conditions: readonly number[]): Omit<Coefficient, "p">;
}

/**
 * Random-effects meta-regression: y_i = a + x_i b + u_i + e_i with u_i ~ N(0, tau^2) and e_i ~ N(0, v_i).
 *
 * tau^2 is Paule and Mandel's (1982): that at which the weighted squares come to their expectation, sum r_i^2 / (v_i + tau^2) = n - p - 1, or 0 where
 * they are less without it. Intervals are Knapp and Hartung's (2003): of Student's t with n - p - 1 degrees of freedom, their scale never below 1 at
 * tau^2 = 0. They hold what they promise for few studies too, where those of a normal distribution do not;
 * for few studies that differ no more than by chance they hold more.
 *
 * @throws GradusError for fewer than p + 3 studies, and where conditions are no more than others in another unit
 * @example
 * const effects = [0.1, 0.4, 0.6, 0.9];
 * const { slopes } = metaRegression({ effects, variances: [0.01, 0.01, 0.01, 0.01], conditions: [[0], [1], [2], [3]] });
 * slopes[0].value.toFixed(2); // "0.26"
 */
export function metaRegression(options: MetaRegressionOptions): MetaRegression {
  const { effects, variances, conditions, confidence = 0.95 } = options;
  const [n, p] = [effects.length, (conditions[0]?.length ?? 0) + 1];
  ensure(
    n >= p + 2,
    () =>
      `metaRegression: \`effects\` must be at least ${p + 2} for ${p - 1} conditions, got ${n}. Leave conditions out.`,
  );
  const design = conditions.map((row) => [1, ...row]);
  const degrees = n - p;
  const fitAt = (between: number) => weighted(design, effects, { variances, between });
  const betweenVariance = pauleMandel((between) => fitAt(between).squares, degrees, spreadOf(effects));
  const { solution, inverse, squares } = fitAt(betweenVariance);
  const scale = betweenVariance > 0 ? squares / degrees : Math.max(1, squares / degrees);
  const quantile = studentQuantile((1 + confidence) / 2, degrees);
  const along = (row: readonly number[]): Omit<Coefficient, "p"> & { readonly error: number } => {
    const value = sum(row.map((x, j) => x * solution[j]!));
    const error = Math.sqrt(
      scale * sum(row.map((x, i) => x * sum(row.map((other, j) => other * inverse[i * p + j]!)))),
    );
    return { value, error, low: value - quantile * error, high: value + quantile * error };
  };
  const coefficient = (k: number): Coefficient => {
    const { error, ...found } = along(design[0]!.map((_, j) => (j === k ? 1 : 0)));
    return {
      ...found,
      p: error > 0 ? studentTails(Math.abs(found.value) / error, degrees) : Number(found.value === 0),
    };
  };
  const [level, ...slopes] = design[0]!.map((_, k) => coefficient(k));
  return {
    level: level!,
    slopes,
    betweenVariance,
    at(row) {
      const { error: _, ...found } = along([1, ...row]);
      return found;
    },
  };
}

/** Smallest weight's variance, relative to how much the effects differ: studies of no known uncertainty weigh alike, not infinitely. */
const LEAST = 1e-12;

function weighted(
  design: readonly (readonly number[])[],
  effects: readonly number[],
  { variances, between }: { readonly variances: readonly number[]; readonly between: number },
) {
  const p = design[0]!.length;
  const least = LEAST * spreadOf(effects);
  const weights = variances.map((variance) => 1 / Math.max(least, variance + between));
  const gram = new Float64Array(p * p);
  const cross = new Float64Array(p);
  design.forEach((row, i) => {
    for (let a = 0; a < p; a++) {
      cross[a]! += weights[i]! * row[a]! * effects[i]!;
      for (let b = 0; b < p; b++) gram[a * p + b]! += weights[i]! * row[a]! * row[b]!;
    }
  });
  const factor = choleskyFactor(gram, p);
  const inverse = Float64Array.from({ length: p * p }, (_, k) => Number(k % (p + 1) === 0));
  choleskySolve(factor, p, inverse);
  const solution = cross;
  choleskySolve(factor, p, solution);
  const squares = sum(
    design.map((row, i) => weights[i]! * (effects[i]! - sum(row.map((x, j) => x * solution[j]!))) ** 2),
  );
  return { solution, inverse, squares };
}

/** By bisection: the squares fall as tau^2 rises. */
function pauleMandel(squaresAt: (between: number) => number, degrees: number, spread: number): number {
  if (squaresAt(0) <= degrees) return 0;
  let low = 0;
  let high = spread;
  while (squaresAt(high) > degrees) high *= 2;
  for (let k = 0; k < 64; k++) {
    const middle = (low + high) / 2;
    if (squaresAt(middle) > degrees) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Their squared distance from their mean, on average; 1 where they are all the same. */
function spreadOf(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return sum(values.map((value) => (value - mean) ** 2)) / values.length || 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
