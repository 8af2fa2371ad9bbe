/** Whole-vector steps of the optimisers; `x`, `y` and so on are addresses of `count` floats. */

export function squaredNorm(x: usize, count: i32): f64 {
  const end = x + ((<usize>count) << 2);
  const even = x + (((<usize>count) << 2) & ~15);
  let low = f64x2.splat(0);
  let high = low;
  for (; x < even; x += 16) {
    const v = v128.load(x);
    const a = f64x2.promote_low_f32x4(v);
    const b = f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 0, 1));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  low = f64x2.add(low, high);
  let total = f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
  for (; x < end; x += 4) total += <f64>load<f32>(x) * <f64>load<f32>(x);
  return total;
}

export function scale(x: usize, count: i32, factor: f32): void {
  const end = x + ((<usize>count) << 2);
  const even = x + (((<usize>count) << 2) & ~15);
  const f = f32x4.splat(factor);
  for (; x < even; x += 16) v128.store(x, f32x4.mul(v128.load(x), f));
  for (; x < end; x += 4) store<f32>(x, load<f32>(x) * factor);
}

export function addScaled(y: usize, x: usize, count: i32, factor: f32): void {
  const end = x + ((<usize>count) << 2);
  const even = x + (((<usize>count) << 2) & ~15);
  const f = f32x4.splat(factor);
  for (; x < even; x += 16, y += 16) v128.store(y, f32x4.add(v128.load(y), f32x4.mul(v128.load(x), f)));
  for (; x < end; x += 4, y += 4) store<f32>(y, load<f32>(y) + load<f32>(x) * factor);
}

export function momentum(g: usize, velocity: usize, count: i32, decay: f32, nesterov: bool): void {
  const end = g + ((<usize>count) << 2);
  const even = g + (((<usize>count) << 2) & ~15);
  const f = f32x4.splat(decay);
  for (; g < even; g += 16, velocity += 16) {
    const now = v128.load(g);
    const v = f32x4.add(f32x4.mul(v128.load(velocity), f), now);
    v128.store(velocity, v);
    v128.store(g, nesterov ? f32x4.add(now, f32x4.mul(v, f)) : v);
  }
  for (; g < end; g += 4, velocity += 4) {
    const now = load<f32>(g);
    const v = load<f32>(velocity) * decay + now;
    store<f32>(velocity, v);
    store<f32>(g, nesterov ? now + v * decay : v);
  }
}

/** `constants`: beta1, beta2, 1 - beta1, 1 - beta2, epsilon and the two corrections; see the contract. */
export function adam(g: usize, first: usize, second: usize, count: i32, constants: usize): void {
  const beta1 = load<f32>(constants);
  const beta2 = load<f32>(constants, 4);
  const rest1 = load<f32>(constants, 8);
  const rest2 = load<f32>(constants, 12);
  const epsilon = load<f32>(constants, 16);
  const correction1 = load<f32>(constants, 20);
  const correction2 = load<f32>(constants, 24);
  const end = g + ((<usize>count) << 2);
  const even = g + (((<usize>count) << 2) & ~15);
  for (; g < even; g += 16, first += 16, second += 16) {
    const now = v128.load(g);
    const m = f32x4.add(f32x4.mul(v128.load(first), f32x4.splat(beta1)), f32x4.mul(now, f32x4.splat(rest1)));
    const v = f32x4.add(
      f32x4.mul(v128.load(second), f32x4.splat(beta2)),
      f32x4.mul(f32x4.mul(now, now), f32x4.splat(rest2)),
    );
    v128.store(first, m);
    v128.store(second, v);
    const root = f32x4.sqrt(f32x4.mul(v, f32x4.splat(correction2)));
    v128.store(g, f32x4.div(f32x4.mul(m, f32x4.splat(correction1)), f32x4.add(root, f32x4.splat(epsilon))));
  }
  for (; g < end; g += 4, first += 4, second += 4) {
    const now = load<f32>(g);
    const m = load<f32>(first) * beta1 + now * rest1;
    const v = load<f32>(second) * beta2 + now * now * rest2;
    store<f32>(first, m);
    store<f32>(second, v);
    store<f32>(g, (m * correction1) / (sqrt(v * correction2) + epsilon));
  }
}
