import { madd, sumLanes } from "./simd";

// y (rows, O) = x (rows, H) w^T (O, H) + b (O); a bias address of 0 gives y as it is, accumulated.
/** One readout's product: target (rows, outputs) += source (rows, H) times w (outputs, H) transposed. */
export function denseForward(x: usize, w: usize, y: usize, rows: i32, H: i32, O: i32): void {
  const size = (<usize>H) << 2;
  const even = size & ~15;
  for (let r = 0; r < rows; r++, x += size) {
    let weights = w;
    for (let o = 0; o < O; o++, weights += size, y += 4) {
      let total = f32x4.splat(0);
      let k: usize = 0;
      for (; k < even; k += 16) total = madd(v128.load(x + k), v128.load(weights + k), total);
      let sum = sumLanes(total);
      for (; k < size; k += 4) sum += load<f32>(x + k) * load<f32>(weights + k);
      store<f32>(y, load<f32>(y) + sum);
    }
  }
}

/** dx (rows, H) += dy (rows, O) w (O, H); dw (O, H) += dy^T x. */
export function denseBackward(x: usize, w: usize, dy: usize, dx: usize, dw: usize, rows: i32, H: i32, O: i32): void {
  const size = (<usize>H) << 2;
  const even = size & ~15;
  for (let r = 0; r < rows; r++, x += size, dx += size) {
    let weights = w;
    let gradient = dw;
    for (let o = 0; o < O; o++, weights += size, gradient += size, dy += 4) {
      const g = load<f32>(dy);
      const g4 = f32x4.splat(g);
      let k: usize = 0;
      for (; k < even; k += 16) {
        v128.store(dx + k, madd(g4, v128.load(weights + k), v128.load(dx + k)));
        v128.store(gradient + k, madd(g4, v128.load(x + k), v128.load(gradient + k)));
      }
      for (; k < size; k += 4) {
        store<f32>(dx + k, load<f32>(dx + k) + g * load<f32>(weights + k));
        store<f32>(gradient + k, load<f32>(gradient + k) + g * load<f32>(x + k));
      }
    }
  }
}

/** Each of `rows` rows of y (O) becomes `bias`, or 0 where that address is 0. */
export function fillRows(y: usize, bias: usize, rows: i32, O: i32): void {
  const size = (<usize>O) << 2;
  for (let r = 0; r < rows; r++, y += size) {
    if (bias) memory.copy(y, bias, size);
    else memory.fill(y, 0, size);
  }
}

/** db (O) += the sum of the rows of dy (rows, O). */
export function sumRows(dy: usize, db: usize, rows: i32, O: i32): void {
  for (let r = 0; r < rows; r++) {
    for (let o = 0; o < O; o++, dy += 4) {
      const at = db + ((<usize>o) << 2);
      store<f32>(at, load<f32>(at) + load<f32>(dy));
    }
  }
}

/** y <- x^2 over `count` floats. */
export function square(x: usize, y: usize, count: i32): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 4) {
    const value = load<f32>(x + k);
    store<f32>(y + k, value * value);
  }
}

/** y (rows, O) += bias + weight sum_j (mean_j^2 + variance_j), the variance that noise on the readout gives. */
export function denseNoise(mean: usize, variance: usize, y: usize, rows: i32, H: i32, O: i32, weight: f32, bias: f32): void {
  for (let r = 0; r < rows; r++) {
    const add = bias + weight * rowSecond(mean, variance, H);
    mean += (<usize>H) << 2;
    variance += (<usize>H) << 2;
    for (let o = 0; o < O; o++, y += 4) store<f32>(y, load<f32>(y) + add);
  }
}

/** Gradients of that: dL/dmean, dL/dvariance; the noise gradients go to out (weight, then bias, f64). */
export function denseNoiseBackward(mean: usize, variance: usize, dy: usize, dMean: usize, dVariance: usize, rows: i32, H: i32, O: i32, weight: f32, out: usize): void {
  let byWeight: f64 = 0;
  let byBias: f64 = 0;
  for (let r = 0; r < rows; r++) {
    let g: f32 = 0;
    for (let o = 0; o < O; o++, dy += 4) g += load<f32>(dy);
    byBias += <f64>g;
    byWeight += <f64>g * <f64>rowSecond(mean, variance, H);
    g *= weight;
    for (let j = 0; j < H; j++, mean += 4, variance += 4, dMean += 4, dVariance += 4) {
      store<f32>(dMean, load<f32>(dMean) + 2 * load<f32>(mean) * g);
      store<f32>(dVariance, load<f32>(dVariance) + g);
    }
  }
  store<f64>(out, byWeight);
  store<f64>(out, byBias, 8);
}

/** gradient += 2 w squared, over `count` floats: the chain rule of w^2. */
export function addThroughSquare(w: usize, squared: usize, gradient: usize, count: i32): void {
  for (let k: usize = 0; k < (<usize>count) << 2; k += 4) {
    store<f32>(gradient + k, load<f32>(gradient + k) + 2 * load<f32>(w + k) * load<f32>(squared + k));
  }
}

function rowSecond(mean: usize, variance: usize, H: i32): f32 {
  let total: f32 = 0;
  for (let k: usize = 0; k < (<usize>H) << 2; k += 4) {
    const m = load<f32>(mean + k);
    total += m * m + load<f32>(variance + k);
  }
  return total;
}
