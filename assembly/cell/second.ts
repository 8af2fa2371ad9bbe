import { madd, ROW, sumLanes } from "../simd";
import { Affine, meanAt, Product, Program, setOf, Term, unitBytes, Value, varianceAt } from "./program";

/**
 * What noise on the weights does: it adds sigma_M^2 sum_j E x_j^2 to the variance of every entry of a product M x, E x^2 = (E x)^2 + Var x. Such sums, one
 * for each batch row, are rows of a panel.
 */

/** Sums over entries of E x^2 of what the product reads at step t, once for each source. */
export function takeSeconds(program: Program, product: Product, t: i32): void {
  const source = changetype<Value>(product.source);
  for (let b = 0; b < program.blocks; b++) {
    const block = (<usize>b) * source.apart;
    const variance = source.variance ? varianceAt(source, t) + block : 0;
    const to = secondsAt(program, product, t, b);
    sumSeconds(meanAt(source, t) + block, variance, product.width, to);
    if (program.form == 1) addToPenalty(program, product, t, b, variance, to);
  }
}

// @ts-ignore: decorator
@inline function secondsAt(program: Program, product: Product, t: i32, b: i32): usize {
  return changetype<Product>(product.first).seconds + (<usize>(t * program.blocks + b)) * ROW;
}

// Two sums a half, so that one does not wait for the other.
// @ts-ignore: decorator
@inline function sumSeconds(mean: usize, variance: usize, count: i32, to: usize): void {
  let means0 = f32x4.splat(0);
  let means1 = means0;
  let variances0 = means0;
  let variances1 = means0;
  const bytes = (<usize>count) * ROW;
  for (let k: usize = 0; k < bytes; k += ROW) {
    const m0 = v128.load(mean + k);
    const m1 = v128.load(mean + k, 16);
    means0 = madd(m0, m0, means0);
    means1 = madd(m1, m1, means1);
    if (!variance) continue;
    variances0 = f32x4.add(variances0, v128.load(variance + k));
    variances1 = f32x4.add(variances1, v128.load(variance + k, 16));
  }
  v128.store(to, f32x4.add(means0, variances0));
  v128.store(to, f32x4.add(means1, variances1), 16);
}

// Weights in the penalty of a block's rows at step t, half a panel row: 0 where a row is not there.
// @ts-ignore: decorator
@inline function lanesAt(program: Program, t: i32, b: i32, half: usize): v128 {
  const at = (<usize>b) * ROW + half;
  const weights = v128.load(program.sequenceWeights + at);
  if (!program.lengths) return weights;
  return v128.and(weights, f32x4.ge(v128.load(program.lengths + at), f32x4.splat(<f32>(program.steps - t))));
}

// Sums of E x^2 and of each entry's Var x over steps and rows, each row with its weight.
function addToPenalty(program: Program, product: Product, t: i32, b: i32, variance: usize, seconds: usize): void {
  const weights0 = lanesAt(program, t, b, 0);
  const weights1 = lanesAt(program, t, b, 16);
  const total = f32x4.add(f32x4.mul(v128.load(seconds), weights0), f32x4.mul(v128.load(seconds, 16), weights1));
  product.secondSum += <f64>sumLanes(total);
  if (!variance) return;
  const bytes = (<usize>product.width) * ROW;
  for (let k: usize = 0; k < bytes; k += ROW) {
    const sums = product.spreads + k;
    v128.store(sums, madd(v128.load(variance + k), weights0, v128.load(sums)));
    v128.store(sums, madd(v128.load(variance + k, 16), weights1, v128.load(sums, 16)), 16);
  }
}

/** Begins the affine values of step t: biases, and in the weights form the variance that noise gives by what is there already. */
export function openAffines(program: Program, t: i32): void {
  if (program.form == 1) {
    const bytes = (<usize>program.blocks) * (<usize>program.slotRows) * ROW;
    memory.fill(program.slots2 + (<usize>t) * bytes, 0, bytes);
  }
  for (let at = program.firstAffine; at; at = changetype<Affine>(at).next) {
    const affine = changetype<Affine>(at);
    if (!affine.isOpened) openMeans(program, affine, t);
    if (program.form == 2) openVariances(program, affine, t);
  }
}

function openMeans(program: Program, affine: Affine, t: i32): void {
  const value = changetype<Value>(affine.value);
  const biases = program.biases + value.mean - program.slots;
  const bytes = unitBytes(program);
  for (let b = 0; b < program.blocks; b++) {
    const to = meanAt(value, t) + (<usize>b) * value.apart;
    for (let k: usize = 0; k < bytes; k += 16) v128.store(to + k, v128.load(biases + k));
  }
}

function openVariances(program: Program, affine: Affine, t: i32): void {
  const value = changetype<Value>(affine.value);
  for (let b = 0; b < program.blocks; b++) {
    let low = affine.biasNoise ? v128.load_splat<f32>(affine.biasNoise) : f32x4.splat(0);
    let high = low;
    for (let each = affine.firstTerm; each; each = changetype<Term>(each).nextOfAffine) {
      const term = changetype<Term>(each);
      const product = changetype<Product>(term.product);
      if (product.isLate) continue;
      const noise = v128.load_splat<f32>(term.noise);
      const seconds = secondsAt(program, product, t, b);
      low = madd(noise, v128.load(seconds), low);
      high = madd(noise, v128.load(seconds, 16), high);
    }
    const to = varianceAt(value, t) + (<usize>b) * value.apart;
    const end = to + unitBytes(program);
    for (let row = to; row < end; row += ROW) {
      v128.store(row, low);
      v128.store(row, high, 16);
    }
  }
}

/** Adds the variance that noise gives by a value of this step, for a late product, whose affine value is one. */
export function addSecond(program: Program, product: Product, t: i32): void {
  const into = changetype<Value>(product.into);
  const noise = v128.load_splat<f32>(changetype<Term>(product.firstTerm).noise);
  for (let b = 0; b < program.blocks; b++) {
    const seconds = secondsAt(program, product, t, b);
    const low = f32x4.mul(noise, v128.load(seconds));
    const high = f32x4.mul(noise, v128.load(seconds, 16));
    const to = varianceAt(into, t) + (<usize>b) * into.apart;
    const end = to + unitBytes(program);
    for (let row = to; row < end; row += ROW) {
      v128.store(row, f32x4.add(v128.load(row), low));
      v128.store(row, f32x4.add(v128.load(row, 16), high), 16);
    }
  }
}

/** Weights form: sums over units of dL/d var m of an affine value that is complete, and from them the gradients by the noises. */
export function takeSpread(program: Program, affine: Affine, t: i32): void {
  const value = changetype<Value>(affine.value);
  const bytes = (<usize>program.hidden) * ROW;
  for (let b = 0; b < program.blocks; b++) {
    const from = value.gradient2 + (<usize>b) * value.apart;
    let low = f32x4.splat(0);
    let high = low;
    for (let k: usize = 0; k < bytes; k += ROW) {
      low = f32x4.add(low, v128.load(from + k));
      high = f32x4.add(high, v128.load(from + k, 16));
    }
    v128.store(affine.spread + (<usize>b) * ROW, low);
    v128.store(affine.spread + (<usize>b) * ROW, high, 16);
    if (affine.biasNoise) addTo(affine.biasNoiseGradient, sumLanes(f32x4.add(low, high)));
    for (let each = affine.firstTerm; each; each = changetype<Term>(each).nextOfAffine) {
      const term = changetype<Term>(each);
      const seconds = secondsAt(program, changetype<Product>(term.product), t, b);
      const total = f32x4.add(f32x4.mul(low, v128.load(seconds)), f32x4.mul(high, v128.load(seconds, 16)));
      addTo(term.noiseGradient, sumLanes(total));
    }
  }
}

// @ts-ignore: decorator
@inline export function addTo(place: usize, value: f64): void {
  store<f64>(place, load<f64>(place) + value);
}

/**
 * Adds what comes back by E x^2: with g its gradient, 2 x g to dL/dE x and g to dL/dVar x. Activation form: g is the penalty's, which counts the spread
 * through the matrices too, norms_j Var x_j.
 */
export function secondBack(program: Program, product: Product, t: i32): void {
  const source = changetype<Value>(product.source);
  const to = setOf(source, t);
  for (let b = 0; b < program.blocks; b++) {
    const block = (<usize>b) * source.apart;
    for (let half: usize = 0; half < 32; half += 16) {
      let g = f32x4.splat(0);
      let weight = g;
      if (program.form == 1) {
        weight = f32x4.mul(lanesAt(program, t, b, half), f32x4.splat(program.penaltyWeight));
        g = f32x4.mul(weight, f32x4.splat(product.noise * <f32>program.hidden));
      } else {
        for (let each = product.firstTerm; each; each = changetype<Term>(each).nextOfProduct) {
          const term = changetype<Term>(each);
          const spread = v128.load(changetype<Affine>(term.affine).spread + (<usize>b) * ROW + half);
          g = madd(v128.load_splat<f32>(term.noise), spread, g);
        }
      }
      const mean = meanAt(source, t) + block + half;
      const toMean = source.gradient + to + block + half;
      const toVariance = source.gradient2 + to + block + half;
      for (let j: usize = 0; j < <usize>product.width; j++) {
        const k = j * ROW;
        const x = v128.load(mean + k);
        v128.store(toMean + k, madd(f32x4.add(x, x), g, v128.load(toMean + k)));
        let add = f32x4.add(v128.load(toVariance + k), g);
        if (program.form == 1) add = madd(v128.load_splat<f32>(product.norms + (j << 2)), weight, add);
        v128.store(toVariance + k, add);
      }
    }
  }
}
