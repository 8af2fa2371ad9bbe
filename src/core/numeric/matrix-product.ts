/** Sizes of a product: rows of the left factor, what is summed over, columns of the right factor. */
export type ProductSizes = readonly [rows: number, depth: number, columns: number];

/**
 * X Y for X (rows, depth) and Y (depth, columns), row-major, in double precision.
 *
 * Two rows of X and four rows of Y at a time: each sum is read and written a quarter as often, and each entry of Y read half as often.
 */
export function multiply(X: Float64Array, Y: Float64Array, [rows, depth, columns]: ProductSizes): Float64Array {
  const product = new Float64Array(rows * columns);
  const whole = depth - (depth % 4);
  for (let row = 0; row < rows; row += 2) {
    const isPair = row + 1 < rows;
    const upper = row * depth;
    const lower = isPair ? upper + depth : upper; // of an odd row the sums are made twice and written once
    const to = row * columns;
    const below = isPair ? to + columns : to;
    for (let k = 0; k < whole; k += 4) {
      const a0 = X[upper + k]!;
      const a1 = X[upper + k + 1]!;
      const a2 = X[upper + k + 2]!;
      const a3 = X[upper + k + 3]!;
      const b0 = X[lower + k]!;
      const b1 = X[lower + k + 1]!;
      const b2 = X[lower + k + 2]!;
      const b3 = X[lower + k + 3]!;
      let from = k * columns;
      for (let j = 0; j < columns; j++, from++) {
        const y0 = Y[from]!;
        const y1 = Y[from + columns]!;
        const y2 = Y[from + 2 * columns]!;
        const y3 = Y[from + 3 * columns]!;
        product[to + j]! += a0 * y0 + a1 * y1 + a2 * y2 + a3 * y3;
        if (isPair) product[below + j]! += b0 * y0 + b1 * y1 + b2 * y2 + b3 * y3;
      }
    }
    for (let k = whole; k < depth; k++) {
      for (let j = 0; j < columns; j++) {
        const y = Y[k * columns + j]!;
        product[to + j]! += X[upper + k]! * y;
        if (isPair) product[below + j]! += X[lower + k]! * y;
      }
    }
  }
  return product;
}

/** The sum of products of `length` entries of x from `a` on and of y from `b` on: four sums, which do not wait for each other. */
export function dot(x: Float64Array, a: number, y: Float64Array, b: number, length: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    first += x[a + k]! * y[b + k]!;
    second += x[a + k + 1]! * y[b + k + 1]!;
    third += x[a + k + 2]! * y[b + k + 2]!;
    fourth += x[a + k + 3]! * y[b + k + 3]!;
  }
  for (; k < length; k++) first += x[a + k]! * y[b + k]!;
  return first + second + third + fourth;
}

/** Rows become columns; X (rows, columns). */
export function transpose(X: Float64Array, rows: number, columns: number): Float64Array {
  const transposed = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) transposed[j * rows + i] = X[i * columns + j]!;
  return transposed;
}
