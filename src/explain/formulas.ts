import { normalPdf } from "../core/numeric/normal.js";
import { gaussLegendre } from "../core/numeric/quadrature.js";
import { type Activation, MOMENT, MOMENTS } from "../smoothing/contract.js";
import { activations } from "../smoothing/index.js";
import { paperForms } from "../smoothing/paper.js";
import type { Pace } from "./pace.js";
import type { ActivationFormula, FormulasRecord } from "./record.js";

const LARGEST_MEAN = 5;
const SDS = [0.1, 0.3, 1, 2, 4];
const CURVE_SDS = [0, 0.5, 1, 2, 4];
/** Panels of the composite rule and its order; edges lie on 0, where activations have their kinks. */
const PANELS = 40;
const ORDER = 12;
const REACH = 9;

/** Each closed form against Gauss-Legendre quadrature, over means from -5 to 5 and the standard deviations of `SDS`. */
export async function formulas(pace: Pace, points = 21): Promise<FormulasRecord> {
  const all = [...activations.items, ...paperForms.items];
  const found: ActivationFormula[] = [];
  for (const activation of all) {
    found.push(measure(activation, points));
    await pace.at("formulas", found.length, all.length);
  }
  return { means: [-LARGEST_MEAN, LARGEST_MEAN], sds: SDS, activations: found };
}

function measure(activation: Activation, points: number): ActivationFormula {
  const out = new Float64Array(MOMENTS);
  let h1Error = 0;
  let h2Error = 0;
  for (const sd of SDS) {
    for (let k = 0; k < points; k++) {
      const mean = LARGEST_MEAN * ((2 * k) / (points - 1) - 1);
      activation.smooth(mean, sd * sd, out);
      const { h1, h2 } = momentsByQuadrature(activation, mean, sd);
      h1Error = Math.max(h1Error, Math.abs(out[MOMENT.h1]! - h1));
      h2Error = Math.max(h2Error, Math.abs(out[MOMENT.h2]! - h2));
    }
  }
  const curveMeans = Array.from({ length: 49 }, (_, k) => LARGEST_MEAN * (k / 24 - 1));
  const curves = CURVE_SDS.map((sd) =>
    curveMeans.map((mean) => {
      activation.smooth(mean, sd * sd, out);
      return out[MOMENT.h1]!;
    }),
  );
  const { name, exactness } = activation;
  const bound = exactness.kind === "exact" ? null : exactness.bound;
  return { name, bound, h1Error, h2Error, curveMeans, curveSds: CURVE_SDS, curves };
}

/** E h(X) and E h(X)^2 for X ~ N(mean, sd^2): the composite rule over mean +- 9 sd, split at 0. */
function momentsByQuadrature(activation: Activation, mean: number, sd: number): { h1: number; h2: number } {
  const low = mean - REACH * sd;
  const high = mean + REACH * sd;
  const edges = low < 0 && high > 0 ? [low, 0, high] : [low, high];
  let h1 = 0;
  let h2 = 0;
  for (let part = 1; part < edges.length; part++) {
    const width = (edges[part]! - edges[part - 1]!) / PANELS;
    for (let panel = 0; panel < PANELS; panel++) {
      const middle = edges[part - 1]! + (panel + 0.5) * width;
      for (let k = 0; k < ORDER; k++) {
        const x = middle + 0.5 * width * RULE.nodes[k]!;
        const weight = (0.5 * width * RULE.weights[k]! * normalPdf((x - mean) / sd)) / sd;
        const h = activation.value(x);
        h1 += weight * h;
        h2 += weight * h * h;
      }
    }
  }
  return { h1, h2 };
}

const RULE = gaussLegendre(ORDER);
