/** Straight lines that curves tend to. */
interface Line {
  readonly slope: Float64Array;
  readonly constant: Float64Array;
}

export interface Tails {
  /** Beyond this distance from 0 every curve is its line. */
  readonly reach: number;
  readonly left: Line;
  readonly right: Line;
}

const RATIO = Math.sqrt(Math.SQRT2);
const NEAREST = 2 ** -20;
const TOLERANCE = 3e-8;

interface TailOptions {
  /** Number of curves. */
  readonly count: number;
  /** A distance from 0 at which every curve follows its line, not so far that its digits cancel. */
  readonly far: number;
  /** Floor of a curve's size: errors are relative to the curve's value, or to this where the value is smaller. */
  readonly unit: number;
  /** Writes the curves at x. */
  readonly evaluate: (x: number, out: Float64Array) => void;
}

/** The lines that curves follow far from 0 and how near they begin; null when some curve tends to no line. */
export function linearTails({ count, far, unit, evaluate }: TailOptions): Tails | null {
  const out = new Float64Array(count);
  const left = farLine({ count, far, unit, evaluate }, -1);
  const right = farLine({ count, far, unit, evaluate }, 1);
  const isOnLine = (x: number, { slope, constant }: Line): boolean => {
    evaluate(x, out);
    for (let k = 0; k < count; k++) {
      const line = constant[k]! + slope[k]! * x;
      if (!(Math.abs(out[k]! - line) <= TOLERANCE * Math.max(unit, Math.abs(line)))) return false;
    }
    return true;
  };
  let reach = 3 * far;
  if (!isOnLine(-reach, left) || !isOnLine(reach, right)) return null;
  while (reach > NEAREST && isOnLine(-reach / RATIO, left) && isOnLine(reach / RATIO, right)) reach /= RATIO;
  return { reach, left, right };
}

function farLine({ count, far, evaluate }: TailOptions, side: -1 | 1): Line {
  const near = new Float64Array(count);
  const further = new Float64Array(count);
  evaluate(side * far, near);
  evaluate(side * 2 * far, further);
  const slope = further.map((value, k) => (value - near[k]!) / (side * far));
  const constant = further.map((value, k) => value - slope[k]! * side * 2 * far);
  return { slope, constant };
}
