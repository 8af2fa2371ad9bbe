import { ROW, sumLanes } from "../simd";
import { Affine, Product, Program, Term } from "./program";
import { addTo } from "./second";

/** Activation form: clears the sums of the penalty, takes the squares of each column, the noises and the weight of all steps. */
export function openPenalty(program: Program, parameters: usize): void {
  for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
    const product = changetype<Product>(at);
    product.secondSum = 0;
    product.noise = 0;
    if (product.spreads) memory.fill(product.spreads, 0, (<usize>product.sourceRows) * ROW);
    memory.fill(product.norms, 0, (<usize>product.sourceRows) << 2);
    for (let each = product.firstTerm; each; each = changetype<Term>(each).nextOfProduct) {
      const term = changetype<Term>(each);
      product.noise += load<f32>(term.noise);
      let from = parameters + term.matrix;
      for (let n = 0; n < program.hidden; n++) {
        for (let j = 0; j < product.width; j++, from += 4) {
          const at = product.norms + ((<usize>j) << 2);
          store<f32>(at, load<f32>(at) + load<f32>(from) * load<f32>(from));
        }
      }
    }
  }
  program.stepSum = 0;
  for (let r = 0; r < program.batch; r++) {
    const at = (<usize>r) << 2;
    const steps = program.lengths ? load<f32>(program.lengths + at) : <f32>program.steps;
    program.stepSum += <f64>load<f32>(program.sequenceWeights + at) * <f64>steps;
  }
}

/**
 * penalty = H (sum over affine values of sigma_a^2 steps + sum over products of sigma_M^2 sum E x^2) + sum_j norms_j sum Var x_j, every sum over the steps
 * that are there, each row with its weight.
 */
export function closePenalty(program: Program): void {
  let common: f64 = 0;
  let spread: f64 = 0;
  for (let at = program.firstAffine; at; at = changetype<Affine>(at).next) {
    const affine = changetype<Affine>(at);
    if (affine.biasNoise) common += <f64>load<f32>(affine.biasNoise) * program.stepSum;
  }
  for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
    const product = changetype<Product>(at);
    const first = changetype<Product>(product.first);
    common += <f64>product.noise * first.secondSum;
    if (!first.spreads) continue;
    for (let j = 0; j < product.width; j++) {
      spread += <f64>spreadOf(first, j) * <f64>load<f32>(product.norms + ((<usize>j) << 2));
    }
  }
  program.penalty = <f64>program.hidden * common + spread;
}

// @ts-ignore: decorator
@inline function spreadOf(product: Product, j: i32): f32 {
  const at = product.spreads + (<usize>j) * ROW;
  return sumLanes(f32x4.add(v128.load(at), v128.load(at, 16)));
}

/** The penalty's gradients by the noises and, 2 w sum Var x_j, by the matrices. */
export function penaltyGradients(program: Program, parameters: usize, gradient: usize): void {
  const weight = <f64>program.penaltyWeight * <f64>program.hidden;
  for (let at = program.firstAffine; at; at = changetype<Affine>(at).next) {
    const affine = changetype<Affine>(at);
    if (affine.biasNoise) addTo(affine.biasNoiseGradient, weight * program.stepSum);
  }
  for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
    const product = changetype<Product>(at);
    const first = changetype<Product>(product.first);
    for (let each = product.firstTerm; each; each = changetype<Term>(each).nextOfProduct) {
      const term = changetype<Term>(each);
      addTo(term.noiseGradient, weight * first.secondSum);
      if (!first.spreads) continue;
      for (let j = 0; j < product.width; j++) {
        const factor = <f32>2 * program.penaltyWeight * spreadOf(first, j);
        let k = (<usize>term.matrix) + ((<usize>j) << 2);
        for (let n = 0; n < program.hidden; n++, k += (<usize>product.width) << 2) {
          store<f32>(gradient + k, load<f32>(gradient + k) + factor * load<f32>(parameters + k));
        }
      }
    }
  }
}
