/** Quantile of sorted values by linear interpolation; Infinity stands for "never". */
export function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.ceil(position);
  const low = sorted[below]!;
  const high = sorted[above]!;
  return below === above || low === high ? low : low + (position - below) * (high - low);
}

/** Numbers in ascending order, in a new array. */
export function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** Root mean squared difference over the places where both numbers are finite; null when there are none. */
export function rootMeanSquaredError(truth: readonly number[], forecast: readonly number[]): number | null {
  let sum = 0;
  let count = 0;
  truth.forEach((value, i) => {
    const difference = value - (forecast[i] ?? Number.NaN);
    if (!Number.isFinite(difference)) return;
    sum += difference * difference;
    count++;
  });
  return count === 0 ? null : Math.sqrt(sum / count);
}
