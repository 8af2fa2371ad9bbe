import { Plan } from "./plan";

// Address of the element (unit n, column k) in a block packed (n / 4, depth, 4).
// @ts-ignore: decorator
@inline function at(block: usize, depth: i32, n: i32, k: i32): usize {
  return block + ((<usize>(((n >> 2) * depth + k) * 4 + (n & 3))) << 2);
}

// Address of the parameter behind (unit n, column k): U (H, I), V (H, H), a (H), row-major; columns are [V | U | a].
// @ts-ignore: decorator
@inline function parameterAt(plan: Plan, parameters: usize, n: i32, k: i32): usize {
  const H = plan.hidden;
  const I = plan.inputs;
  const j = k - plan.hiddenRows;
  const index = j < 0 ? H * I + n * H + k : j < I ? n * I + j : H * I + H * H + n;
  return parameters + ((<usize>index) << 2);
}

/** Packs the parameters, and for the moments form their squares, into the layouts that the tiles read. */
export function packWeights(plan: Plan, parameters: usize): void {
  const H = plan.hidden;
  const padded = plan.hiddenRows;
  const flows = plan.inputGradient != 0 ? plan.inputs : 0;
  for (let n = 0; n < H; n++) {
    for (let k = 0; k < plan.depth; k++) {
      if (k >= H && k < padded) continue;
      const value = load<f32>(parameterAt(plan, parameters, n, k));
      store<f32>(at(plan.weights, plan.rows, n, k), value);
      if (k < padded + flows) store<f32>(at(plan.transposed, padded, k, n), value);
      if (plan.form != 2) continue;
      const isBias = k == plan.depth - 1;
      store<f32>(at(plan.weights2, plan.rows, n, k), isBias ? 1 : value * value);
      if (k < padded + flows) store<f32>(at(plan.transposed2, padded, k, n), value * value);
    }
  }
}

/** Adds the packed gradient to the row-major one: dL/dw + 2 w dL/d(w^2). */
export function unpackGradient(plan: Plan, parameters: usize, gradient: usize): void {
  const H = plan.hidden;
  for (let n = 0; n < H; n++) {
    for (let k = 0; k < plan.depth; k++) {
      if (k >= H && k < plan.hiddenRows) continue;
      const target = parameterAt(plan, gradient, n, k);
      let value = load<f32>(at(plan.gradient, plan.rows, n, k));
      if (plan.form == 2 && k != plan.depth - 1) {
        const w = load<f32>(parameterAt(plan, parameters, n, k));
        value += 2 * w * load<f32>(at(plan.gradient2, plan.rows, n, k));
      }
      store<f32>(target, load<f32>(target) + value);
    }
  }
}
