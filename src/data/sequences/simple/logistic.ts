import { transpose } from "../../../core/numeric/matrix-product.js";
import { featuresOf, type Part } from "../../linear/contract.js";
import { linearForecasts } from "../../linear/forecasts.js";
import { partOf } from "../../linear/part.js";
import { fillFeatures, products } from "../../linear/products.js";
import { copyTargets, forEachScoredRow, scoredSteps } from "../../scored-rows.js";
import { thinTrusted } from "../../thin-windows.js";
import type { WindowSet } from "../../window-set.js";
import { logitOf, type SimpleForecast } from "./contract.js";
import { type ClassRows, type ClassWeights, crossEntropy, fitSoftmax } from "./softmax-regression.js";

/** Penalties on the squares of weights, largest first, each begun from the one before. */
const STRENGTHS = [1e-1, 1e-2, 1e-3, 1e-4] as const;
/** Features times classes. */
const MOST_WEIGHTS = 20_000;
/** Of a pass over the training rows, with its gradient: keeps all fits together near two seconds. */
const MOST_MULTIPLY_ADDS = 1e7;

/**
 * Multinomial logistic regression on the flattened window, the linear forecast of classes, its ridge penalty the one with the least validation cross
 * entropy; where none is better than the class shares, those. Features as of the linear forecast, 600 at most, of many classes fewer; of many windows evenly
 * thinned ones.
 */
export function logisticRegression(train: WindowSet, validation: WindowSet): SimpleForecast {
  const part = affordable(train);
  const n = featuresOf(train, part);
  const most = Math.ceil(MOST_MULTIPLY_ADDS / (2 * n * train.outputSize));
  const thin = (set: WindowSet) => thinTrusted(set, Math.max(1, Math.ceil(most / scoredSteps(set))));
  const fitted = thin(train);
  const known = rowsOf(fitted, part);
  const judged = rowsOf(thin(validation), part);
  const { weights, strength } = best(known, judged, gramOf(fitted, part));
  const inputs = `${part.rows} x ${part.inputs?.length ?? train.inputSize} inputs`;
  return {
    name: "logistic regression",
    detail: strength === null ? "shares in the training part" : `ridge ${strength.toExponential(0)} on ${inputs}`,
    predict: (set) => linearForecasts(set, part, transpose(weights, train.outputSize, n)),
  };
}

/** Fewer of a window's rows where classes are many. */
function affordable(train: WindowSet): Part {
  const part = partOf(train);
  const rows = Math.floor(MOST_WEIGHTS / (train.outputSize * train.inputSize));
  return { ...part, rows: Math.max(1, Math.min(part.rows, rows)) };
}

/** Weights chosen by the judged rows; a strength of null is the class shares. */
function best(known: ClassRows, judged: ClassRows, gram: Float64Array) {
  let weights = shares(known);
  let chosen = { weights, strength: null as number | null, error: crossEntropy(judged, weights) };
  for (const strength of STRENGTHS) {
    weights = fitSoftmax(known, { strength, from: weights, gram });
    const error = crossEntropy(judged, weights);
    if (error >= chosen.error && chosen.strength !== null) break; // weaker ones fit still more of the noise
    if (error < chosen.error) chosen = { weights, strength, error };
  }
  return chosen;
}

/** Weights of the constant feature alone. */
function shares({ classes, n, O }: ClassRows): ClassWeights {
  const weights = new Float64Array(O * n);
  for (let o = 0; o < O; o++) {
    const count = classes.reduce((sum, own) => sum + Number(own === o), 0);
    weights[(o + 1) * n - 1] = logitOf("classes", count, classes.length, O);
  }
  return weights;
}

function gramOf(set: WindowSet, part: Part): Float64Array {
  const { gram, weight } = products({ ...set, weights: null }, part);
  return gram.map((entry) => entry / weight);
}

function rowsOf(set: WindowSet, part: Part): ClassRows {
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
