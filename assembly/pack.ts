import { groupWidth } from "./groups";
import { panelBytes, Plan } from "./plan";
import { ROW } from "./simd";

/** Packs the parameters U (H, I), V (H, H), a (H), and for the weights form their squares, as the tiles read them. */
export function packWeights(plan: Plan, parameters: usize): void {
  packOnce(plan, parameters, plan.weights, plan.transposed, false);
  if (plan.form == 2) packOnce(plan, parameters, plan.weights2, plan.transposed2, true);
}

function packOnce(plan: Plan, parameters: usize, weights: usize, transposed: usize, squared: bool): void {
  const H = plan.hidden;
  const I = plan.inputs;
  const padded = plan.hiddenRows;
  const recurrent = parameters + ((<usize>(H * I)) << 2);
  const bias = recurrent + ((<usize>(H * H)) << 2);
  for (let start = 0; start < H; ) {
    const width = groupWidth(padded, start);
    const step = (<usize>width) << 2;
    const group = weights + ((<usize>(start * plan.rows)) << 2);
    const last = min<i32>(width, H - start);
    for (let i = 0; i < last; i++) {
      const n = start + i;
      const to = group + ((<usize>i) << 2);
      copy(recurrent + ((<usize>(n * H)) << 2), 4, to, step, H, squared);
      copy(parameters + ((<usize>(n * I)) << 2), 4, to + (<usize>padded) * step, step, I, squared);
      // The 1 of a variance panel is what all units share: see secondsOfStep.
      const constant = squared ? <f32>1 : load<f32>(bias + ((<usize>n) << 2));
      store<f32>(to + (<usize>(plan.depth - 1)) * step, constant);
    }
    start += width;
  }
  transpose(recurrent, H, H, padded, transposed, padded, squared);
  if (!plan.inputGradient) return;
  transpose(parameters, H, I, padded, transposed + ((<usize>(padded * padded)) << 2), (I + 3) & ~3, squared);
}

// The columns of w (H, columns) as `rows` rows in groups of (padded, width).
function transpose(w: usize, H: i32, columns: i32, padded: i32, to: usize, rows: i32, squared: bool): void {
  const row = (<usize>columns) << 2;
  for (let start = 0; start < columns; ) {
    const width = groupWidth(rows, start);
    const last = min<i32>(width, columns - start);
    const group = to + ((<usize>(start * padded)) << 2);
    for (let i = 0; i < last; i++) {
      const at = (<usize>i) << 2;
      copy(w + ((<usize>start) << 2) + at, row, group + at, (<usize>width) << 2, H, squared);
    }
    start += width;
  }
}

// `count` floats or their squares, from and to places that many bytes apart.
// @ts-ignore: decorator
@inline function copy(from: usize, apart: usize, to: usize, step: usize, count: i32, squared: bool): void {
  for (let k = 0; k < count; k++, from += apart, to += step) {
    const value = load<f32>(from);
    store<f32>(to, squared ? value * value : value);
  }
}

/** Adds the packed gradient to the row-major one: dL/dw + 2 w dL/d(w^2). */
export function unpackGradient(plan: Plan, parameters: usize, gradient: usize): void {
  const H = plan.hidden;
  const I = plan.inputs;
  const recurrent = (<usize>(H * I)) << 2;
  const bias = recurrent + ((<usize>(H * H)) << 2);
  for (let n = 0; n < H; n++) {
    const column = (<usize>(n >> 3)) * panelBytes(plan) + (<usize>(n & 7) << 2);
    const input = column + (<usize>plan.hiddenRows) * ROW;
    const one = column + (<usize>(plan.depth - 1)) * ROW;
    add(plan, column, recurrent + ((<usize>(n * H)) << 2), H, parameters, gradient, plan.form == 2);
    add(plan, input, (<usize>(n * I)) << 2, I, parameters, gradient, plan.form == 2);
    add(plan, one, bias + ((<usize>n) << 2), 1, parameters, gradient, false);
  }
}

// `count` parameters from place `at` on, whose gradients begin at place `column` of the packed ones.
function add(plan: Plan, column: usize, at: usize, count: i32, parameters: usize, gradient: usize, squared: bool): void {
  const end = at + ((<usize>count) << 2);
  for (; at < end; at += 4, column += ROW) {
    let value = load<f32>(plan.gradient + column);
    if (squared) value += 2 * load<f32>(parameters + at) * load<f32>(plan.gradient2 + column);
    store<f32>(gradient + at, load<f32>(gradient + at) + value);
  }
}
