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
