import { groupWidth } from "../groups";
import { ROW } from "../simd";
import { Affine, Product, Program, Term } from "./program";

/** Packs every matrix, and for the weights form its squares, as the tiles read them; and the biases. */
export function packCell(program: Program, parameters: usize): void {
  for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
    const product = changetype<Product>(at);
    let first = 0;
    for (let term = product.firstTerm; term; term = changetype<Term>(term).nextOfProduct, first += program.rows) {
      packMatrix(product, first, program.hidden, parameters + changetype<Term>(term).matrix, product.weights2 != 0);
    }
  }
  let to = program.biases;
  for (let at = program.firstAffine; at; at = changetype<Affine>(at).next, to += (<usize>program.rows) * ROW) {
    const affine = changetype<Affine>(at);
    if (affine.bias < 0) continue;
    for (let n = 0; n < program.hidden; n++) {
      const bias = v128.load_splat<f32>(parameters + affine.bias + ((<usize>n) << 2));
      v128.store(to + (<usize>n) * ROW, bias);
      v128.store(to + (<usize>n) * ROW, bias, 16);
    }
  }
}

// A matrix (H, width) whose rows are those of the product from `first` on.
function packMatrix(product: Product, first: i32, H: i32, matrix: usize, hasSquares: bool): void {
  const width = product.width;
  const rows = product.rows;
  for (let n = 0; n < H; n++) {
    const row = first + n;
    const to = placeOf(rows, row, width);
    const step = (<usize>groupWidth(rows, groupStart(rows, row))) << 2;
    copy(matrix, 4, product.weights + to, step, width, false);
    if (hasSquares) copy(matrix, 4, product.weights2 + to, step, width, true);
    matrix += (<usize>width) << 2;
  }
  if (!product.goesBack) return;
  matrix -= (<usize>(width * H)) << 2;
  const apart = (<usize>width) << 2;
  for (let j = 0; j < width; j++, matrix += 4) {
    const step = (<usize>groupWidth(product.sourceRows, groupStart(product.sourceRows, j))) << 2;
    const to = placeOf(product.sourceRows, j, rows) + (<usize>first) * step;
    copy(matrix, apart, product.transposed + to, step, H, false);
    if (hasSquares) copy(matrix, apart, product.transposed2 + to, step, H, true);
  }
}

// First row of the group of a row, of so many rows.
// @ts-ignore: decorator
@inline function groupStart(rows: i32, row: i32): i32 {
  // Rows of sixes come first: what is behind them lies in fours, as many rows short of the end.
  if (groupWidth(rows, row) == 6) return row - (row % 6);
  return row - ((row - rows) & 3);
}

// Bytes from a packed block of so many rows and columns to the first entry of a row.
// @ts-ignore: decorator
@inline function placeOf(rows: i32, row: i32, columns: i32): usize {
  const start = groupStart(rows, row);
  return (<usize>(start * columns + row - start)) << 2;
}

// `count` floats or their squares, from and to places that many bytes apart.
// @ts-ignore: decorator
@inline function copy(from: usize, apart: usize, to: usize, step: usize, count: i32, squared: bool): void {
  for (let k = 0; k < count; k++, from += apart, to += step) {
    const value = load<f32>(from);
    store<f32>(to, squared ? value * value : value);
  }
}

/** Adds the packed gradients to the row-major one: dL/dw + 2 w dL/d(w^2). */
export function unpackGradients(program: Program, parameters: usize, gradient: usize): void {
  for (let at = program.firstProduct; at; at = changetype<Product>(at).next) {
    const product = changetype<Product>(at);
    let first = 0;
    for (let term = product.firstTerm; term; term = changetype<Term>(term).nextOfProduct, first += program.rows) {
      const matrix = changetype<Term>(term).matrix;
      for (let n = 0; n < program.hidden; n++) {
        const row = first + n;
        const from = (<usize>(row >> 3)) * (<usize>product.sourceRows) * ROW + ((<usize>(row & 7)) << 2);
        unpackRow(product, from, matrix + ((n * product.width) << 2), parameters, gradient);
      }
    }
  }
  let from = program.biasGradient;
  for (let at = program.firstAffine; at; at = changetype<Affine>(at).next, from += (<usize>program.rows) << 2) {
    const bias = changetype<Affine>(at).bias;
    if (bias < 0) continue;
    for (let k: usize = 0; k < (<usize>program.hidden) << 2; k += 4) {
      store<f32>(gradient + bias + k, load<f32>(gradient + bias + k) + load<f32>(from + k));
    }
  }
}

function unpackRow(product: Product, from: usize, at: usize, parameters: usize, gradient: usize): void {
  const end = at + ((<usize>product.width) << 2);
  for (; at < end; at += 4, from += ROW) {
    let value = load<f32>(product.gradient + from);
    if (product.gradient2) value += 2 * load<f32>(parameters + at) * load<f32>(product.gradient2 + from);
    store<f32>(gradient + at, load<f32>(gradient + at) + value);
  }
}
