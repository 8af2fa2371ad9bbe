// Statistics of numbers that may be Infinity: never.

export const median = (values) => quantile(values, 0.5);

/** By linear interpolation; Infinity where it would lie between a number and Infinity. NaN of nothing. */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => (a === b ? 0 : a - b));
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined) return Number.NaN;
  return low === high ? low : low + (place - Math.floor(place)) * (high - low);
}

export const spread = (values) => ({
  median: median(values),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
});

/** a / b where 0 and Infinity may be both: null where neither says more than the other. */
export function ratio(a, b) {
  if (a === b) return Number.isFinite(a) ? 1 : null;
  return a / b;
}
