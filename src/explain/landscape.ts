import type { RandomStream } from "../core/numeric/random.js";
import { activation } from "../objective/activation.js";
import { weights } from "../objective/weights.js";
import type { Bench } from "./bench.js";
import { Draws } from "./draws.js";
import type { Pace } from "./pace.js";
import type { DiffusedName, LandscapeRecord, LineCurve, PlaneLevel } from "./record.js";

interface LandscapeOptions {
  readonly bench: Bench;
  readonly windows: number;
  readonly seed: number;
  readonly random: RandomStream;
  readonly pace: Pace;
  readonly gain: number;
  readonly linePoints: number;
  readonly planePoints: number;
  readonly pairs: number;
}

/** Half the length of a line, in units of the usual size of the recurrent weights. */
const REACH = 3;
/** Values above this many times the loss of a usual start are cut: unbounded activations explode from large weights. */
const CEILING = 20;
const LINE_SIGMAS = [0, 0.1, 0.25, 0.5, 1];
const PLANE_SIGMAS = [1, 0.5, 0.25, 0.1, 0];

/**
 * The loss on a line and a plane of recurrent weights, at several sigma.
 *
 * The centre is a start whose recurrent weights are `gain` times too large, where recurrent networks get stuck; both
 * directions are random, filter-normalised: each tensor's part has the size of that tensor's usual initial weights.
 * Only recurrent weights move: moving the readout would add a parabola that hides everything else.
 * Source: directions as in H. Li et al., Visualizing the loss landscape of neural nets, 2018.
 */
export async function landscape(options: LandscapeOptions): Promise<LandscapeRecord> {
  const { bench, windows, seed, random, pace, gain, linePoints, planePoints, pairs } = options;
  bench.start(seed);
  const ceiling = CEILING * bench.plain.evaluate(0);
  const cut = (value: number) => (Number.isFinite(value) ? Math.min(value, ceiling) : ceiling);
  const centre = bench.start(seed, { gain, grows: (role) => role === "recurrent" });
  const first = direction(bench, random.fork("first direction"));
  const second = direction(bench, random.fork("second direction"));
  const closed = { weights: bench.plan(weights()), activation: bench.plan(activation()) };
  const draws = new Draws(bench, { pairs, random: random.fork("draws") });
  const valueAt: Record<DiffusedName, (sigma: number) => number> = {
    weights: (sigma) => closed.weights.evaluate(sigma),
    activation: (sigma) => closed.activation.evaluate(sigma),
    sampled: (sigma) => draws.value(sigma),
  };
  const go = (x: number, y: number) => {
    for (let k = 0; k < centre.length; k++) bench.parameters[k] = centre[k]! + x * first[k]! + y * second[k]!;
  };

  const total = LINE_SIGMAS.length * 3 - 2 + PLANE_SIGMAS.length * planePoints;
  let done = 0;
  const positions = spread(linePoints);
  const curves: LineCurve[] = [];
  let tolerance = 0;
  for (const objective of ["weights", "activation", "sampled"] as const) {
    for (const sigma of LINE_SIGMAS) {
      if (sigma === 0 && objective !== "weights") continue; // the three are one function there
      const values: number[] = [];
      for (const x of positions) {
        go(x, 0);
        values.push(cut(valueAt[objective](sigma)));
        await pace.at("landscape", done, total);
      }
      if (sigma === 0) tolerance = 0.005 * (Math.max(...values) - Math.min(...values));
      curves.push({ objective, sigma, values, valleys: findValleys(values, tolerance) });
      done++;
    }
  }

  const side = spread(planePoints);
  const levels: PlaneLevel[] = [];
  for (const sigma of PLANE_SIGMAS) {
    const values: number[] = [];
    for (const y of side) {
      for (const x of side) {
        go(x, y);
        values.push(cut(closed.weights.evaluate(sigma)));
      }
      await pace.at("landscape", ++done, total);
    }
    levels.push({ sigma, values, valleys: countPits(values, planePoints) });
  }
  return { gain, windows, pairs, ceiling, line: { positions, curves }, plane: { positions: side, levels } };
}

/** Normal entries of the tensor's usual size for recurrent weights, 0 for the others. */
function direction(bench: Bench, random: RandomStream): Float64Array {
  const d = new Float64Array(bench.network.layout.length);
  for (const { role, offset, length, scale } of bench.network.layout.slices) {
    if (role !== "recurrent") continue;
    for (let k = offset; k < offset + length; k++) d[k] = scale * random.normal();
  }
  return d;
}

function spread(points: number): number[] {
  return Array.from({ length: points }, (_, k) => REACH * ((2 * k) / (points - 1) - 1));
}

/**
 * Indices of the minima inside a curve that rise by more than `tolerance` on both sides before anything lower comes.
 *
 * @example
 * findValleys([2, 0, 2, 1.9, 2, 1, 3], 0.5); // [1, 5]
 */
export function findValleys(values: readonly number[], tolerance: number): number[] {
  const found: number[] = [];
  let top = values[0]!;
  let lowest = -1; // index of the lowest value since the last fall; -1 while rising
  values.forEach((value, k) => {
    if (lowest < 0) {
      top = Math.max(top, value);
      if (value < top - tolerance) lowest = k;
      return;
    }
    if (value < values[lowest]!) lowest = k;
    if (value <= values[lowest]! + tolerance) return;
    found.push(lowest);
    lowest = -1;
    top = value;
  });
  return found;
}

/** Inner points of an n by n grid that are lower than all their eight neighbours. */
export function countPits(values: readonly number[], n: number): number {
  let count = 0;
  for (let row = 1; row < n - 1; row++) {
    for (let column = 1; column < n - 1; column++) {
      const here = values[row * n + column]!;
      let isPit = true;
      for (let k = 0; k < 9 && isPit; k++) {
        if (k === 4) continue;
        isPit = here < values[(row - 1 + Math.floor(k / 3)) * n + column - 1 + (k % 3)]!;
      }
      if (isPit) count++;
    }
  }
  return count;
}
