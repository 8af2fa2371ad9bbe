import { sin } from "../../core/numeric/elementary/sine.js";
import { type Activation, MOMENT, MOMENTS } from "../../smoothing/contract.js";
import { SPREAD, SPREADS, spreadOf } from "../../smoothing/spread.js";
import type { Arena } from "./memory.js";
import { type Scaling, scalingOf } from "./scaling.js";
import { linearTails } from "./tails.js";

/** Intervals in u on each side of 0, and in z. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
}

const GRID: Grid = { columns: 160, rows: 12 };
/** Of a hard threshold, whose F and G do not depend on z and reach further in u. */
const THRESHOLD_GRID: Grid = { columns: 640, rows: 1 };
const HEADER_FLOATS = 8;
const PATCH_FLOATS = 32;
/** Largest error of the mean and the variance that a surface may have, as a share of its largest value. */
const TOLERANCE = 4e-6;

/**
 * Of a hard threshold G is not a share of the incoming variance but the spread itself: what a flat tail leaves of it, every saturated unit
 * hands on as noise, and beside weights with little noise that counts. So its tails begin where nothing is left.
 */
const SMALLEST_SPREAD = 1e-6;

const cache = new WeakMap<Activation, Float32Array | null>();

/**
 * E h and Var h over all means and variances as bicubic patches, for the kernel in assembly/mean-variance.ts, which states the
 * formulas; null when the activation tends to no straight line or is not smooth enough. Made once an activation, in about
 * 20 ms.
 *
 * Cubic Hermite in u, so that slopes are continuous; Chebyshev points in z.
 */
function surfaceOf(activation: Activation): Float32Array | null {
  const known = cache.get(activation);
  if (known !== undefined) return known;
  const made = makeSurface(activation);
  cache.set(activation, made);
  return made;
}

/** The surfaces that one engine has in its memory. */
export class Surfaces {
  readonly #arena: Arena;
  readonly #addresses = new Map<Activation, number | null>();

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  /** Where the activation's surface lies, null when it has none. */
  address(activation: Activation): number | null {
    const known = this.#addresses.get(activation);
    if (known !== undefined) return known;
    const surface = surfaceOf(activation);
    const place = surface && this.#arena.allocate(surface.length);
    place?.set(surface!);
    const address = place ? place.byteOffset : null;
    this.#addresses.set(activation, address);
    return address;
  }
}

const POINTS = [3, 1, -1, -3].map((k) => sin((k * Math.PI) / 8) / 2);
/** POWERS[r][k]: weight of the value at point k in the coefficient of tau^r. */
const POWERS = interpolation(POINTS);

const moments = new Float64Array(MOMENTS);
const spread = new Float64Array(SPREADS);
const place = { mean: 0, variance: 0, moments };

/** F, G and their slopes by u, at (u, w). */
function evaluate(
  activation: Activation,
  { one, kappa, degree }: Scaling,
  u: number,
  w: number,
  out: Float64Array,
): void {
  const variance = (1 / (w * w) - one) / kappa;
  activation.smooth(u / w, variance, moments);
  const h1 = moments[MOMENT.h1]!;
  const byMean = moments[MOMENT.h1ByMean]!;
  place.mean = u / w;
  place.variance = variance;
  spreadOf(activation, place, spread);
  const shrink = degree === 0 ? 1 : w;
  const share = (shrink * shrink) / (1 - one * w * w);
  out[0] = h1 * shrink;
  out[1] = spread[SPREAD.value]! * share;
  out[2] = (byMean * shrink) / w;
  out[3] = (spread[SPREAD.byMean]! * share) / w;
}

function makeSurface(activation: Activation): Float32Array | null {
  const scaling = scalingOf(activation);
  if (!scaling) return null;
  const isThreshold = scaling.one < 1 && scaling.degree === 0;
  const grid = isThreshold ? THRESHOLD_GRID : GRID;
  const sample = new Float64Array(4);
  const probes = [0.05, 0.35, 0.65, 0.95];
  const tails = linearTails({
    count: 2 * probes.length,
    far: 64,
    unit: isThreshold ? SMALLEST_SPREAD : 1,
    evaluate(u, out) {
      probes.forEach((w, k) => {
        evaluate(activation, scaling, u, w, sample);
        out[2 * k] = sample[0]!;
        out[2 * k + 1] = sample[1]!;
      });
    },
  });
  if (!tails) return null;
  const { columns, rows } = grid;
  const width = tails.reach / (columns - 0.5);
  const floats = new Float32Array(HEADER_FLOATS + rows * (2 * columns + 1) * PATCH_FLOATS);
  floats.set([1 / width, columns, rows, scaling.one, scaling.kappa, scaling.degree]);
  const surface = { activation, scaling, grid, width, floats };
  fill(surface);
  return isClose(surface) ? floats : null;
}

/** A surface that is being made. */
interface Surface {
  readonly activation: Activation;
  readonly scaling: Scaling;
  readonly grid: Grid;
  /** Of an interval in u. */
  readonly width: number;
  readonly floats: Float32Array;
}

function fill({ activation, scaling, grid, width, floats }: Surface): void {
  const { columns, rows } = grid;
  const edges = 2 * columns;
  const values = POINTS.map(() => new Float64Array(4 * edges));
  const sample = new Float64Array(4);
  const row = new Float64Array(4);
  for (let j = 0; j < rows; j++) {
    POINTS.forEach((tau, k) => {
      const w = wOf((j + 0.5 + tau) / rows);
      for (let edge = 0; edge < edges; edge++) {
        evaluate(activation, scaling, (edge + 0.5 - columns) * width, w, sample);
        values[k]!.set(sample, 4 * edge);
      }
    });
    for (let column = 0; column <= edges; column++) {
      const patch = HEADER_FLOATS + (j * (edges + 1) + column) * PATCH_FLOATS;
      for (let surface = 0; surface < 2; surface++) {
        POINTS.forEach((_, k) => {
          columnCubic(values[k]!, { surface, column, columns, width }, row);
          for (let power = 0; power < 4; power++) {
            const at = patch + 16 * surface + 4 * power;
            for (let c = 0; c < 4; c++) floats[at + c]! += POWERS[power]![k]! * row[c]!;
          }
        });
      }
    }
  }
}

interface Interval {
  /** 0: F, 1: G. */
  readonly surface: number;
  readonly column: number;
  readonly columns: number;
  readonly width: number;
}

/** The cubic over one interval of u by its offset from the centre; beyond the first and last edge, the tangent there. */
function columnCubic(values: Float64Array, { surface, column, columns, width }: Interval, out: Float64Array): void {
  const isFirst = column === 0;
  if (isFirst || column === 2 * columns) {
    const edge = isFirst ? 0 : 2 * columns - 1;
    const slope = values[4 * edge + 2 + surface]! * width;
    out.fill(0);
    out[0] = values[4 * edge + surface]! + (isFirst ? -0.5 : 0.5) * slope;
    out[1] = Math.abs(slope) < 1e-6 * width ? 0 : slope; // a tail that is flat is flat for ever
    return;
  }
  const left = 4 * (column - 1) + surface;
  const right = left + 4;
  const rise = values[right]! - values[left]!;
  const slopeSum = (values[left + 2]! + values[right + 2]!) * width;
  const second = ((values[right + 2]! - values[left + 2]!) * width) / 2;
  const third = slopeSum - 2 * rise;
  out[0] = (values[left]! + values[right]!) / 2 - second / 4;
  out[1] = rise - third / 4;
  out[2] = second;
  out[3] = third;
}

/** Compares between the points of the fit, a sample of the patches. */
function isClose({ activation, scaling, grid, width, floats }: Surface): boolean {
  const { columns, rows } = grid;
  const sample = new Float64Array(4);
  let largest = 0;
  let error = 0;
  for (let j = 0; j < rows; j++) {
    const w = wOf((j + 0.5) / rows);
    for (let column = 3; column < 2 * columns; column += 7) {
      evaluate(activation, scaling, (column - columns) * width, w, sample);
      const patch = HEADER_FLOATS + (j * (2 * columns + 1) + column) * PATCH_FLOATS;
      for (let surface = 0; surface < 2; surface++) {
        largest = Math.max(largest, Math.abs(sample[surface]!) / Math.max(1, Math.abs(column - columns) * width));
        const share = surface === 0 ? 1 : 1 - scaling.one * w * w; // of G in Var h
        const off = share * Math.abs(floats[patch + 16 * surface]! - sample[surface]!);
        if (!(off <= error)) error = off;
      }
    }
  }
  return error <= TOLERANCE * Math.max(1, largest);
}

/** w in [0, 1] from z = (2 w + w^3) / 3, by Newton's method. */
function wOf(z: number): number {
  let w = z;
  for (let k = 0; k < 40; k++) w -= ((2 * w + w * w * w) / 3 - z) / (2 / 3 + w * w);
  return w;
}

function interpolation(points: readonly number[]): number[][] {
  const powers = points.map(() => points.map(() => 0));
  points.forEach((point, k) => {
    let polynomial = [1];
    points.forEach((other, j) => {
      if (j === k) return;
      const next = Array.from({ length: polynomial.length + 1 }, () => 0);
      polynomial.forEach((c, power) => {
        next[power + 1]! += c / (point - other);
        next[power]! -= (c * other) / (point - other);
      });
      polynomial = next;
    });
    polynomial.forEach((c, power) => {
      powers[power]![k] = c;
    });
  });
  return powers;
}
