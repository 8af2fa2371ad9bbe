import { panelProducts, productsFrom } from "../product";
import { ROW } from "../simd";
import { samplesInGroups, samplesInPanels } from "../window";
import { meanAt, Product, Program, setOf, Value, varianceAt } from "./program";

/** Adds the product to its affine values at step t: means, and in the weights form variances by the squared matrices. */
export function multiply(program: Program, product: Product, t: i32): void {
  const from = changetype<Value>(product.source);
  const into = changetype<Value>(product.into);
  const width = product.width;
  const to = meanAt(into, t);
  const rows = product.rows;
  const blocks = program.blocks;
  // Into slots that nothing has written yet: from their biases, one below the other as the slots.
  if (product.opens) {
    const biases = program.biases + into.mean - program.slots;
    productsFrom(biases, 0, ROW, product.weights, width, meanAt(from, t), from.apart, to, into.apart, width, rows, blocks);
  } else panelProducts(product.weights, width, meanAt(from, t), from.apart, to, into.apart, width, rows, blocks, true);
  if (program.form != 2 || !from.variance) return;
  panelProducts(product.weights2, width, varianceAt(from, t), from.apart, varianceAt(into, t), into.apart, width, rows, blocks, true);
}

/** dL/dx of what the product read, from the deltas of its affine values; added, or in the place of what stands there. */
export function multiplyBack(program: Program, product: Product, t: i32): void {
  const source = changetype<Value>(product.source);
  const into = changetype<Value>(product.into);
  const to = setOf(source, t);
  backOnce(program, product, product.transposed, into.gradient, source.gradient + to);
  if (program.form == 2) backOnce(program, product, product.transposed2, into.gradient2, source.gradient2 + to);
  // What the penalty gives is added next.
  else if (program.form == 1 && !product.addsBack) {
    const bytes = (<usize>product.sourceRows) * ROW;
    for (let b = 0; b < program.blocks; b++) memory.fill(source.gradient2 + to + (<usize>b) * source.apart, 0, bytes);
  }
}

// @ts-ignore: decorator
@inline function backOnce(program: Program, product: Product, transposed: usize, deltas: usize, to: usize): void {
  const source = changetype<Value>(product.source);
  const into = changetype<Value>(product.into);
  const rows = product.rows;
  panelProducts(transposed, rows, deltas, into.apart, to, source.apart, rows, product.sourceRows, program.blocks, product.addsBack != 0);
}

/** Puts step t into the window, from place `place` on: deltas of all affine values, and what products read. */
export function recordStep(program: Program, t: i32, place: i32): void {
  const apart = (<usize>program.slotRows) * ROW;
  for (let b = 0; b < program.blocks; b++) {
    const at = place + (b << 3);
    const block = (<usize>b) * apart;
    samplesInPanels(program.deltas + block, program.slotRows, program.deltaWindow, program.samples, at);
    if (program.form == 2) samplesInPanels(program.deltas2 + block, program.slotRows, program.deltaWindow2, program.samples, at);
  }
  for (let each = program.firstProduct; each; each = changetype<Product>(each).next) {
    if (changetype<Product>(each).first == each) recordSource(program, changetype<Product>(each), t, place);
  }
}

function recordSource(program: Program, product: Product, t: i32, place: i32): void {
  const source = changetype<Value>(product.source);
  const rows = product.sourceRows;
  for (let b = 0; b < program.blocks; b++) {
    const at = place + (b << 3);
    const block = (<usize>b) * source.apart;
    samplesInGroups(meanAt(source, t) + block, rows, product.window, program.samples, at);
    if (product.window2) samplesInGroups(varianceAt(source, t) + block, rows, product.window2, program.samples, at);
  }
}

/** Adds to the gradients of all matrices and biases the products, summed over the first `samples` of the window. */
export function addProducts(program: Program, samples: i32): void {
  for (let each = program.firstProduct; each; each = changetype<Product>(each).next) {
    const product = changetype<Product>(each);
    const first = changetype<Product>(product.first);
    addOnce(program, product, first.window, product.deltaWindow, product.gradient, samples);
    if (product.gradient2) addOnce(program, product, first.window2, product.deltaWindow2, product.gradient2, samples);
  }
  let to = program.biasGradient;
  const apart = (<usize>program.samples) * ROW;
  let panel = program.deltaWindow;
  for (let n = 0; n < program.slotRows; n += 8, panel += apart, to += 32) {
    let low = v128.load(to);
    let high = v128.load(to, 16);
    const end = panel + (<usize>samples) * ROW;
    for (let at = panel; at < end; at += ROW) {
      low = f32x4.add(low, v128.load(at));
      high = f32x4.add(high, v128.load(at, 16));
    }
    v128.store(to, low);
    v128.store(to, high, 16);
  }
}

// @ts-ignore: decorator
@inline function addOnce(program: Program, product: Product, window: usize, deltas: usize, to: usize, samples: i32): void {
  const rows = product.sourceRows;
  const apart = (<usize>program.samples) * ROW;
  panelProducts(window, program.samples, deltas, apart, to, (<usize>rows) * ROW, samples, rows, product.rows >> 3, true);
}
