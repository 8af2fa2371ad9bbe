/** Solves A x = b by Gaussian elimination with partial pivoting, and gives log |det A|: an oracle beside Cholesky's factor. */
export function eliminate(
  matrix: readonly (readonly number[])[],
  rightSide: readonly number[],
): { readonly solution: number[]; readonly logDeterminant: number } {
  const rows = matrix.map((row, i) => [...row, rightSide[i]!]);
  const n = rows.length;
  let logDeterminant = 0;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    logDeterminant += Math.log(Math.abs(rows[column]![column]!));
    for (let row = column + 1; row < n; row++) {
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let k = column; k <= n; k++) rows[row]![k]! -= factor * rows[column]![k]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let rest = rows[row]![n]!;
    for (let k = row + 1; k < n; k++) rest -= rows[row]![k]! * solution[k]!;
    solution[row] = rest / rows[row]![row]!;
  }
  return { solution, logDeterminant };
}
