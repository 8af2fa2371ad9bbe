/** A smooth convex function: its value at x, (n), the gradient there written into `gradient`, (n). */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface LbfgsOptions {
  /** Ends once no entry of the gradient is larger. */
  readonly tolerance: number;
  /** At most so many. */
  readonly steps: number;
  /** H0 g in place of g, for a fixed positive definite H0 near the inverse of the Hessian. */
  readonly precondition: (gradient: Float64Array) => void;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** The largest entry of the gradient there. */
  readonly slope: number;
  readonly steps: number;
}

/** Changes of x and of the gradient that are remembered. */
const MEMORY = 12;
/** Of the decrease that the slope promises: what a step must keep. */
const SUFFICIENT = 1e-4;
const MOST_HALVINGS = 30;

interface Change {
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  /** 1 / (x . gradient) */
  readonly inverse: number;
}

/**
 * Least value of a smooth convex function by L-BFGS, steps halved until they descend.
 *
 * Source: J. Nocedal and S. J. Wright, "Numerical optimization", 2006, algorithms 7.4 and 3.1.
 */
export function minimise(objective: Objective, from: Float64Array, options: LbfgsOptions): Minimum {
  const { tolerance, steps, precondition } = options;
  let x = from.slice();
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const changes: Change[] = [];
  for (let step = 0; ; step++) {
    const slope = largest(gradient);
    if (slope <= tolerance || step === steps) return { x, value, slope, steps: step };
    const direction = descent(gradient, changes, precondition);
    const promised = product(direction, gradient);
    const next = { x: new Float64Array(x.length), gradient: new Float64Array(x.length), value: Number.NaN };
    let length = 1;
    for (let halvings = 0; ; halvings++) {
      for (let k = 0; k < x.length; k++) next.x[k] = x[k]! + length * direction[k]!;
      next.value = objective(next.x, next.gradient);
      if (next.value <= value + SUFFICIENT * length * promised) break;
      if (halvings === MOST_HALVINGS) return { x, value, slope, steps: step }; // rounding is all that is left
      length /= 2;
    }
    remember(changes, { x, gradient }, next);
    ({ x, gradient, value } = next);
  }
}

/** -H g by the two loops over what is remembered, the newest first. */
function descent(
  gradient: Float64Array,
  changes: readonly Change[],
  precondition: LbfgsOptions["precondition"],
): Float64Array {
  const q = gradient.map((entry) => -entry);
  const along = changes.map(() => 0);
  for (let k = changes.length - 1; k >= 0; k--) {
    const { x, gradient: y, inverse } = changes[k]!;
    along[k] = inverse * product(x, q);
    add(q, y, -along[k]!);
  }
  precondition(q);
  changes.forEach(({ x, gradient: y, inverse }, k) => {
    add(q, x, along[k]! - inverse * product(y, q));
  });
  return q;
}

/** Forgets the oldest change; one without curvature, as rounding makes them, is not kept. */
function remember(
  changes: Change[],
  before: Pick<Change, "x" | "gradient">,
  after: Pick<Change, "x" | "gradient">,
): void {
  const x = after.x.map((value, k) => value - before.x[k]!);
  const gradient = after.gradient.map((value, k) => value - before.gradient[k]!);
  const curvature = product(x, gradient);
  if (!(curvature > 1e-14 * Math.sqrt(product(x, x) * product(gradient, gradient)))) return;
  changes.push({ x, gradient, inverse: 1 / curvature });
  if (changes.length > MEMORY) changes.shift();
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let k = 0; k < to.length; k++) to[k]! += times * what[k]!;
}

function largest(gradient: Float64Array): number {
  return gradient.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
}
