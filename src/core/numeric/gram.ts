/** Rows that `addGram` takes at a time: the sums are then read and written a quarter as often. */
export const LANES = 4;

/**
 * Adds the weighted products of four rows x_k of n numbers to the lower half of a symmetric matrix G (n, n):
 *
 *     G_ij += sum_k w_k x_ki x_kj,    j <= i
 *
 * Two rows of G at a time, whose sums stay in registers together. In double precision; allocates nothing.
 *
 * @param block (4, n), rows that are not there 0
 * @param weights (4)
 */
export function addGram(gram: Float64Array, block: Float64Array, weights: Float64Array, n: number): void {
  const [two, three] = [2 * n, 3 * n];
  const u = weights[0]!;
  const v = weights[1]!;
  const w = weights[2]!;
  const x = weights[3]!;
  let i = 0;
  for (; i + 1 < n; i += 2) {
    const a0 = u * block[i]!;
    const a1 = v * block[n + i]!;
    const a2 = w * block[two + i]!;
    const a3 = x * block[three + i]!;
    const b0 = u * block[i + 1]!;
    const b1 = v * block[n + i + 1]!;
    const b2 = w * block[two + i + 1]!;
    const b3 = x * block[three + i + 1]!;
    const upper = i * n;
    const lower = upper + n;
    for (let j = 0; j <= i; j++) {
      const c0 = block[j]!;
      const c1 = block[n + j]!;
      const c2 = block[two + j]!;
      const c3 = block[three + j]!;
      gram[upper + j]! += a0 * c0 + a1 * c1 + a2 * c2 + a3 * c3;
      gram[lower + j]! += b0 * c0 + b1 * c1 + b2 * c2 + b3 * c3;
    }
    gram[lower + i + 1]! +=
      b0 * block[i + 1]! + b1 * block[n + i + 1]! + b2 * block[two + i + 1]! + b3 * block[three + i + 1]!;
  }
  if (i === n) return;
  for (let j = 0; j <= i; j++) {
    gram[i * n + j]! +=
      u * block[i]! * block[j]! +
      v * block[n + i]! * block[n + j]! +
      w * block[two + i]! * block[two + j]! +
      x * block[three + i]! * block[three + j]!;
  }
}
