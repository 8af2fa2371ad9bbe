import { expect, test } from "vitest";
import { normalPdf } from "../core/numeric/normal.js";
import { gaussLegendre } from "../core/numeric/quadrature.js";
import { randomStream } from "../core/numeric/random.js";
import { weights } from "../objective/weights.js";
import { effectiveMemory } from "../train/effective-memory.js";
import { curvature, largestCurvature } from "./curvature.js";
import { formulas } from "./formulas.js";
import { countPits, findValleys, landscape } from "./landscape.js";
import { memory } from "./memory.js";
import { noiseEquivalence } from "./noise-equivalence.js";
import { quiet, smallBench } from "./testing/small.js";

test("valleys shallower than the tolerance and falls at the ends do not count", () => {
  expect(findValleys([2, 0, 2, 1.9, 2, 1, 3], 0.5)).toEqual([1, 5]);
  expect(findValleys([0, 1, 2, 1, 0], 0.5)).toEqual([]);
  expect(findValleys([3, 1, 1, 1, 3], 0.5)).toEqual([1]);
  expect(countPits([3, 3, 3, 3, 0, 3, 3, 3, 3], 3)).toBe(1);
  expect(countPits([3, 3, 3, 3, 0, 3, 3, 3, 0], 3)).toBe(0);
});

test("smoothing by the weights objective takes valleys away on the line and on the plane", {
  tags: ["slow"],
}, async () => {
  const bench = smallBench("tanh", 10);
  const { line, plane } = await landscape({
    bench,
    windows: 12,
    seed: 2,
    random: randomStream(1),
    pace: quiet(),
    gain: 3,
    linePoints: 41,
    planePoints: 11,
    pairs: 2,
  });
  const ofWeights = line.curves.filter(({ objective }) => objective === "weights");
  expect(ofWeights[0]!.valleys.length).toBeGreaterThan(ofWeights.at(-1)!.valleys.length);
  expect(plane.levels.at(-1)!.valleys).toBeGreaterThan(plane.levels[0]!.valleys);
  expect(plane.levels.at(-1)!.sigma).toBe(0);
});

test("an activation that explodes in single precision is cut in the landscape and left out of the curvature", {
  tags: ["slow"],
}, async () => {
  const bench = smallBench("relu", 200, "float32");
  const common = { bench, windows: 12, seed: 1, random: randomStream(1), pace: quiet(), pairs: 1 };
  const { line, ceiling } = await landscape({ ...common, gain: 9, linePoints: 3, planePoints: 3 });
  for (const { values } of line.curves) for (const value of values) expect(value).toBeLessThanOrEqual(ceiling);
  expect(Math.max(...line.curves.flatMap(({ values }) => values))).toBe(ceiling);
  const found = await curvature({ ...common, gains: [1, 9], sigmas: [0], iterations: 3 });
  expect(found!.starts.map(({ gain }) => gain)).toEqual([1]);
});

test("largest curvature equals the largest eigenvalue of the finite-difference Hessian to 1 %", () => {
  const bench = smallBench();
  bench.start(1);
  const pass = bench.plan(weights());
  const scales = bench.scales();
  const P = scales.length;
  const sigma = 0.3;
  const h = 1e-4;
  const rows = Array.from({ length: P }, (_, i) => {
    const centre = bench.parameters[i]!;
    const at = (shift: number) => {
      bench.parameters[i] = centre + shift * scales[i]!;
      pass.differentiate(sigma);
      return bench.gradient.map((value, k) => value * scales[k]!);
    };
    const up = at(h);
    const down = at(-h);
    bench.parameters[i] = centre;
    return Float64Array.from({ length: P }, (_, k) => (up[k]! - down[k]!) / (2 * h));
  });
  let a = Float64Array.from({ length: P }, (_, k) => 1 + k / P);
  let size = 0;
  for (let k = 0; k < 500; k++) {
    const next = Float64Array.from(rows, (row) => row.reduce((sum, value, i) => sum + value * a[i]!, 0));
    size = Math.hypot(...next);
    a = next.map((value) => value / size);
  }
  const found = largestCurvature(bench, pass, { sigma, scales, random: randomStream(1), iterations: 200 });
  expect(Math.abs(found / size - 1)).toBeLessThan(0.01);
});

test("curvature stays under K / sigma and falls as sigma grows from a start three times too large", async () => {
  const found = await curvature({
    bench: smallBench(),
    windows: 12,
    seed: 1,
    random: randomStream(1),
    pace: quiet(),
    gains: [1, 3],
    sigmas: [0, 0.3, 1, 2],
    pairs: 64,
    iterations: 40,
  });
  const { starts } = found!;
  for (const { points } of starts) {
    for (const point of points) if (point.bound !== null) expect(point.curvature).toBeLessThan(point.bound);
  }
  const steep = starts[1]!.points;
  expect(steep.at(-1)!.curvature).toBeLessThan(steep[0]!.curvature);
});

test("no second derivative of a smoothed f with |f| <= M exceeds .968 M / sigma^2, and the worst f reaches it", () => {
  // g''(0) = E[f(sigma e) (e^2 - 1)] / sigma^2 is largest for f = M sign(|x| - sigma): M E|e^2 - 1| / sigma^2
  const { nodes, weights: rule } = gaussLegendre(200);
  const integral = (from: number, to: number) =>
    nodes.reduce((sum, node, k) => {
      const e = from + ((to - from) * (node + 1)) / 2;
      return sum + rule[k]! * ((to - from) / 2) * Math.abs(e * e - 1) * normalPdf(e);
    }, 0);
  const worst = 2 * (integral(0, 1) + integral(1, 10));
  expect(worst).toBeCloseTo(4 * normalPdf(1), 12);
  expect(worst).toBeCloseTo(0.968, 3);
});

test("memory finds what effectiveMemory finds, and it shortens as sigma grows", async () => {
  const bench = smallBench("tanh", 10);
  const at = bench.start(2);
  const sigmas = [0, 1, 4];
  const found = await memory({ bench, windows: 12, window: 10, at, sigmas, pace: quiet() });
  const { points, depths } = found!;
  expect(depths).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const pass = bench.plan(weights());
  for (const { sigma, steps } of points) {
    expect(effectiveMemory({ pass, gradient: bench.gradient, steps: 10, sigma }).steps).toBe(steps);
  }
  expect(points[2]!.steps).toBeLessThan(points[0]!.steps);
});

test("one step of a linear network: weights is the sampled objective, value and gradient, within sampling error", async () => {
  const bench = smallBench("identity", 1);
  const places = [{ at: "start" as const, parameters: bench.start(1) }];
  const found = await noiseEquivalence({
    bench,
    windows: 12,
    places,
    sigmas: [0.5],
    pairs: 8000,
    random: randomStream(5),
    pace: quiet(),
  });
  const { value, valueError, gradient, cosine } = found!.points.find(({ objective }) => objective === "weights")!;
  expect(Math.abs(value)).toBeLessThan(4 * valueError);
  expect(gradient).toBeLessThan(0.05);
  expect(cosine).toBeGreaterThan(0.998);
});

test("every closed form is within its declared bound of quadrature, the exact ones within 1e-12 of their size", async () => {
  const { activations } = await formulas(quiet(), 11);
  for (const { name, bound, h1Error, h2Error } of activations) {
    expect(h1Error, name).toBeLessThan(bound ?? 1e-12);
    expect(h2Error, name).toBeLessThan(bound ?? 1e-12);
  }
});
