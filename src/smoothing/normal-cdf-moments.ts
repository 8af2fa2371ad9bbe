import { normalCdf, normalPdf } from "../core/numeric/normal.js";
import { owensT } from "../core/numeric/owens-t.js";

/**
 * E Phi(X) and E Phi(X)^2 for X ~ N(mu, v), each with its derivatives by mu, up to the third and the fourth.
 *
 *     P = Phi(t),  t = mu / sqrt(1 + v)        G = Phi(t) - 2 T(t, 1 / sqrt(1 + 2v)),   T is Owen's function
 *     G' = 2 P' Phi(u),  u = mu / sqrt((1 + v)(1 + 2v));  further ones by Leibniz' rule
 *
 * Exact; G keeps its relative accuracy to about 1e-15 of Phi(t) in the lower tail.
 *
 * @param first receives P, P', P'', P''' (length 4)
 * @param second receives G, G', G'', G''', G'''' (length 5)
 */
export function normalCdfMoments(mean: number, variance: number, first: Float64Array, second: Float64Array): void {
  const root = Math.sqrt(1 + variance);
  const t = mean / root;
  const p0 = normalCdf(t);
  const p1 = normalPdf(t) / root;
  const p2 = (-t / root) * p1;
  const p3 = (-t * p2 - p1 / root) / root;
  const p4 = (-t * p3 - (2 * p2) / root) / root;
  first[0] = p0;
  first[1] = p1;
  first[2] = p2;
  first[3] = p3;

  const slope = 1 / Math.sqrt(1 + 2 * variance);
  const rate = slope / root;
  const u = t * slope;
  const b0 = normalCdf(u);
  const b1 = rate * normalPdf(u);
  const b2 = -u * rate * b1;
  const b3 = -rate * (u * b2 + rate * b1);
  second[0] = variance === 0 ? p0 * p0 : p0 - 2 * owensT(t, slope);
  second[1] = 2 * p1 * b0;
  second[2] = 2 * (p2 * b0 + p1 * b1);
  second[3] = 2 * (p3 * b0 + 2 * p2 * b1 + p1 * b2);
  second[4] = 2 * (p4 * b0 + 3 * (p3 * b1 + p2 * b2) + p1 * b3);
}
