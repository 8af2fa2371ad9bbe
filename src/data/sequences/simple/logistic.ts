import { featuresOf, type Part } from "../../linear/contract.js";
import { linearForecasts } from "../../linear/forecasts.js";
import { partOf } from "../../linear/part.js";
import { fillFeatures } from "../../linear/products.js";
import { copyTargets, forEachScoredRow, scoredSteps } from "../../scored-rows.js";
import { thinTrusted } from "../../thin-windows.js";
import type { WindowSet } from "../../window-set.js";
import type { SimpleForecast } from "./contract.js";

/** Penalties on the squares of weights, largest first, each begun from the one before. */
const STRENGTHS = [1e-1, 1e-2, 1e-3, 1e-4] as const;
const STEPS = 60;
/** Of all fits together: a few seconds. */
const MOST_MULTIPLY_ADDS = 4e9;
const LEAST_ROWS = 200;

/**
 * Multinomial logistic regression on the flattened window, the linear forecast of classes: logits = W x + b by Nesterov's accelerated descent on
 *
 *     mean cross entropy + strength / 2 |W|^2,
 *
 * the strength with the least validation cross entropy. Features as of the linear forecast, 600 at most; of many windows evenly thinned ones.
 */
export function logisticRegression(train: WindowSet, validation: WindowSet): SimpleForecast {
  const part = partOf(train);
  const n = featuresOf(train, part);
  const cost = 2 * STRENGTHS.length * STEPS * n * train.outputSize;
  const rows = Math.max(LEAST_ROWS, Math.floor(MOST_MULTIPLY_ADDS / cost));
  const thin = (set: WindowSet) => thinTrusted(set, Math.max(1, Math.ceil(rows / scoredSteps(set))));
  const known = rowsOf(thin(train), part);
  const judged = rowsOf(thin(validation), part);
  let best: { readonly weights: Float64Array; readonly strength: number; readonly error: number } | null = null;
  let weights: Float64Array = new Float64Array(n * train.outputSize);
  for (const strength of STRENGTHS) {
    weights = descend(known, weights, strength);
    const error = crossEntropy(judged, weights);
    if (best === null || error < best.error) best = { weights, strength, error };
  }
  const { weights: coefficients, strength } = best!;
  return {
    name: "logistic regression",
    detail: `ridge ${strength.toExponential(0)} on ${part.rows} x ${part.inputs?.length ?? train.inputSize} inputs`,
    predict: (set) => linearForecasts(set, part, coefficients),
  };
}

interface Rows {
  /** (R, n) */
  readonly features: Float64Array;
  /** (R), the class of each. */
  readonly classes: Int32Array;
  readonly n: number;
  readonly O: number;
}

function rowsOf(set: WindowSet, part: Part): Rows {
  const { outputSize: O } = set;
  const n = featuresOf(set, part);
  let R = 0;
  forEachScoredRow({ ...set, weights: null }, () => R++);
  const features = new Float64Array(R * n);
  const classes = new Int32Array(R);
  const target = new Float64Array(O);
  let r = 0;
  forEachScoredRow({ ...set, weights: null }, (row) => {
    fillFeatures(set, row, { ...part, into: features, to: r * n });
    copyTargets(set, row.at, target);
    classes[r++] = target.indexOf(1);
  });
  return { features, classes, n, O };
}

/** (n, O), the last row b, which is not held. */
function descend(rows: Rows, from: Float64Array, strength: number): Float64Array {
  const { n, O } = rows;
  const step = 1 / (0.5 * largestSquare(rows) + strength); // the Hessian of cross entropy is at most half of X'X / R
  let weights = Float64Array.from(from);
  let ahead = Float64Array.from(from);
  const gradient = new Float64Array(n * O);
  for (let k = 0; k < STEPS; k++) {
    differentiate(rows, ahead, gradient);
    const next = ahead.map((w, at) => w - step * (gradient[at]! + (at < (n - 1) * O ? strength * w : 0)));
    const momentum = k / (k + 3);
    ahead = next.map((w, at) => w + momentum * (w - weights[at]!));
    weights = next;
  }
  return weights;
}

/** The largest eigenvalue of X'X / R, by powers. */
function largestSquare({ features, classes, n }: Rows): number {
  let direction = new Float64Array(n).fill(1 / Math.sqrt(n));
  let size = 1;
  for (let k = 0; k < 20; k++) {
    const next = new Float64Array(n);
    for (let r = 0; r < classes.length; r++) {
      let along = 0;
      for (let i = 0; i < n; i++) along += features[r * n + i]! * direction[i]!;
      for (let i = 0; i < n; i++) next[i]! += (along * features[r * n + i]!) / classes.length;
    }
    size = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    direction = next.map((value) => value / size);
  }
  return 1.05 * size;
}

/** Mean cross entropy of the rows, and its gradient where one is asked for. */
function differentiate(
  { features, classes, n, O }: Rows,
  weights: Float64Array,
  gradient: Float64Array | null,
): number {
  const R = classes.length;
  const p = new Float64Array(O);
  gradient?.fill(0);
  let total = 0;
  for (let r = 0; r < R; r++) {
    p.fill(0);
    for (let i = 0; i < n; i++) {
      const x = features[r * n + i]!;
      if (x !== 0) for (let o = 0; o < O; o++) p[o]! += x * weights[i * O + o]!;
    }
    const top = p.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
    const own = p[classes[r]!]! - top;
    let sum = 0;
    for (let o = 0; o < O; o++) sum += p[o] = Math.exp(p[o]! - top);
    total += Math.log(sum) - own;
    if (gradient === null) continue;
    for (let o = 0; o < O; o++) p[o] = (p[o]! / sum - (o === classes[r] ? 1 : 0)) / R;
    for (let i = 0; i < n; i++) {
      const x = features[r * n + i]!;
      if (x !== 0) for (let o = 0; o < O; o++) gradient[i * O + o]! += x * p[o]!;
    }
  }
  return total / R;
}

function crossEntropy(rows: Rows, weights: Float64Array): number {
  return differentiate(rows, weights, null);
}
