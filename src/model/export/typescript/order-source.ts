/** An expression of numbers, those of each run of `count` sorted: quantiles of one target. */
export function inOrder(expression: string, count: number): string {
  return count === 1 ? expression : `inOrder(${expression})`;
}

/** Lines of the function that sorts them, after an empty one; none where there is nothing to sort. */
export function orderSource(count: number): string[] {
  if (count === 1) return [];
  return [
    "",
    "/** Quantiles of one target that cross change places. */",
    "function inOrder(values: readonly number[]): number[] {",
    `  return values.flatMap((_, k) => (k % ${count} === 0 ? values.slice(k, k + ${count}).sort((a, b) => a - b) : []));`,
    "}",
  ];
}
