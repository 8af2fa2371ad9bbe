/** The sum of each of a matrix's rows, (rows). */
export function rowSums(matrix: Float64Array, rows: number): Float64Array {
  const columns = matrix.length / rows;
  return Float64Array.from({ length: rows }, (_, row) =>
    matrix.subarray(row * columns, (row + 1) * columns).reduce((sum, entry) => sum + entry, 0),
  );
}
