import { cos } from "../../core/numeric/elementary/sine.js";
import { type Activation, MOMENT, MOMENTS } from "../../smoothing/contract.js";
import { SPREAD, SPREADS, spreadOfMoments } from "../../smoothing/spread.js";
import type { Arena } from "./memory.js";
import { linearTails, type Tails } from "./tails.js";

/** Writes the curves of a table at x into `out`. */
interface TableCurves {
  readonly count: number;
  /** Place in a node, in floats, of a curve's coefficient of a power. */
  place(curve: number, power: number): number;
  evaluate(activation: Activation, x: number, variance: number, out: Float64Array): void;
}

const moments = new Float64Array(MOMENTS);
const spread = new Float64Array(SPREADS);

/** h and h'. */
export const PLAIN_CURVES: TableCurves = {
  count: 2,
  place: (curve, power) => 4 * curve + power,
  evaluate(activation, x, _variance, out) {
    out[0] = activation.value(x);
    out[1] = activation.derivative(x);
  },
};

/** h1, v = h2 - h1^2, then both by mean, then both by variance. */
export const SMOOTHED_CURVES: TableCurves = {
  count: 6,
  // The slopes side by side, power by power; then h1 and v on their own.
  place: (curve, power) => (curve < 2 ? 16 + 4 * curve + power : 4 * power + curve - 2),
  evaluate(activation, x, variance, out) {
    activation.smooth(x, variance, moments);
    spreadOfMoments(moments, spread);
    out[0] = moments[MOMENT.h1]!;
    out[1] = spread[SPREAD.value]!;
    out[2] = moments[MOMENT.h1ByMean]!;
    out[3] = spread[SPREAD.byMean]!;
    out[4] = moments[MOMENT.h1ByVariance]!;
    out[5] = spread[SPREAD.byVariance]!;
  },
};

/** Intervals on each side of 0, tried in turn. */
const SIZES = [96, 144, 216, 324, 512, 768];
const MOST_NODES = 2 * SIZES[SIZES.length - 1]! + 1;
/** Error allowed, as a share of the curve's largest value: about that of storing it in float32. */
const TOLERANCE = 1.5e-7;
// Chebyshev points of a cubic on [-1/2, 1/2].
const OUTER = cos(Math.PI / 8) / 2;
const INNER = cos((3 * Math.PI) / 8) / 2;
const HEADER_FLOATS = 4;

/**
 * Curves of one variable as piecewise cubics in WASM memory, refitted when the variance changes.
 *
 * On each interval a cubic through the Chebyshev points; beyond the last node the straight line that the curve tends to.
 * Header: 1 / width of an interval, index of the last node. Node: four coefficients a curve, in powers of the offset from
 * its centre in intervals.
 */
export class CurveTable {
  readonly address: number;
  readonly #activation: Activation;
  readonly #curves: TableCurves;
  readonly #floats: Float32Array;
  readonly #samples: readonly Float64Array[];
  readonly #largest: Float64Array;
  #variance = Number.NaN;
  #isGood = false;
  #size = 0;

  constructor(activation: Activation, curves: TableCurves, arena: Arena) {
    this.#activation = activation;
    this.#curves = curves;
    this.#floats = arena.allocate(HEADER_FLOATS + MOST_NODES * curves.count * 4);
    this.address = this.#floats.byteOffset;
    this.#samples = [0, 1, 2, 3, 4].map(() => new Float64Array(curves.count));
    this.#largest = new Float64Array(curves.count);
  }

  /** Fits the curves at this variance unless they are fitted; false when they are not smooth enough for a table. */
  fit(variance: number): boolean {
    if (variance === this.#variance) return this.#isGood;
    this.#variance = variance;
    this.#isGood = false;
    const tails = linearTails({
      count: this.#curves.count,
      far: 64 * Math.max(1, Math.sqrt(variance)),
      unit: variance > 0 ? Math.min(1, variance) : 1,
      evaluate: (x, out) => this.#evaluate(x, out),
    });
    if (!tails) return false;
    for (; this.#size < SIZES.length; this.#size++) {
      if (this.#fitNodes(SIZES[this.#size]!, tails)) {
        this.#isGood = true;
        return true;
      }
    }
    this.#size = 0;
    return false;
  }

  #evaluate(x: number, out: Float64Array): void {
    this.#curves.evaluate(this.#activation, x, this.#variance, out);
  }

  #fitNodes(size: number, tails: Tails): boolean {
    const width = tails.reach / (size - 0.5);
    this.#floats[0] = 1 / width;
    this.#floats[1] = size;
    const step = 1 / this.#floats[0]!; // as the kernel sees it
    this.#largest.fill(0);
    for (let index = 1 - size; index < size; index++) this.#fitNode(size, index, step);
    for (const side of [-1, 1] as const) this.#writeTail(size, side, step, tails);
    for (let index = 1 - size; index < size; index++) if (!this.#isClose(size, index, step)) return false;
    return true;
  }

  #fitNode(size: number, index: number, step: number): void {
    const [a, b, c, d] = this.#samples as [Float64Array, Float64Array, Float64Array, Float64Array];
    this.#evaluate((index - OUTER) * step, a);
    this.#evaluate((index - INNER) * step, b);
    this.#evaluate((index + INNER) * step, c);
    this.#evaluate((index + OUTER) * step, d);
    const squares = OUTER * OUTER - INNER * INNER;
    for (let k = 0; k < this.#curves.count; k++) {
      const outerEven = (d[k]! + a[k]!) / 2;
      const innerEven = (c[k]! + b[k]!) / 2;
      const outerOdd = (d[k]! - a[k]!) / (2 * OUTER);
      const innerOdd = (c[k]! - b[k]!) / (2 * INNER);
      const second = (outerEven - innerEven) / squares;
      const third = (outerOdd - innerOdd) / squares;
      this.#floats[this.#at(size, index, k, 0)] = outerEven - second * OUTER * OUTER;
      this.#floats[this.#at(size, index, k, 1)] = outerOdd - third * OUTER * OUTER;
      this.#floats[this.#at(size, index, k, 2)] = second;
      this.#floats[this.#at(size, index, k, 3)] = third;
      this.#largest[k] = Math.max(this.#largest[k]!, Math.abs(outerEven));
    }
  }

  #writeTail(size: number, side: -1 | 1, step: number, tails: Tails): void {
    const { slope, constant } = side < 0 ? tails.left : tails.right;
    for (let k = 0; k < this.#curves.count; k++) {
      this.#floats[this.#at(size, side * size, k, 0)] = constant[k]! + slope[k]! * side * size * step;
      this.#floats[this.#at(size, side * size, k, 1)] = slope[k]! * step;
      this.#floats[this.#at(size, side * size, k, 2)] = 0;
      this.#floats[this.#at(size, side * size, k, 3)] = 0;
    }
  }

  /** Compares where the error of Chebyshev interpolation is largest: the middle and the ends. */
  #isClose(size: number, index: number, step: number): boolean {
    for (const t of [0, 0.5]) {
      const exact = this.#samples[4]!;
      this.#evaluate((index + t) * step, exact);
      for (let k = 0; k < this.#curves.count; k++) {
        let value = 0;
        for (let power = 3; power >= 0; power--) value = value * t + this.#floats[this.#at(size, index, k, power)]!;
        if (!(Math.abs(value - exact[k]!) <= TOLERANCE * this.#largest[k]! + 1e-30)) return false;
      }
    }
    return true;
  }

  #at(size: number, index: number, curve: number, power: number): number {
    return HEADER_FLOATS + (index + size) * this.#curves.count * 4 + this.#curves.place(curve, power);
  }
}
