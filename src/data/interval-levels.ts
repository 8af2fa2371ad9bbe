import { errorsNeeded } from "../core/numeric/conformal.js";

/** Shares of the values that the intervals about a forecast are to hold. */
export const INTERVAL_LEVELS: readonly number[] = [0.8, 0.95];

/** Which intervals there will be none of, as the validation part has fewer windows than they take; nothing where there are enough. */
export function missingIntervalNotes(windows: number): string[] {
  return INTERVAL_LEVELS.filter((level) => windows < errorsNeeded(level)).map(
    (level) =>
      `Forecasts have no ${percent(level)} interval: it takes ${errorsNeeded(level)} windows in the validation part, and there ${windows === 1 ? "is" : "are"} ${windows}.`,
  );
}

/** The same of a model, of which the intervals alone are known. */
export function intervalsOfModelNotes(intervals: readonly { readonly level: number }[]): string[] {
  const has = (level: number) => intervals.some((interval) => interval.level === level);
  const [first] = INTERVAL_LEVELS.filter((level) => !has(level));
  if (first === undefined) return [];
  const known = INTERVAL_LEVELS.filter(has).map(errorsNeeded);
  const needed = errorsNeeded(first);
  if (known.length === 0)
    return [
      `The model has no intervals: ${percent(first)} takes ${needed} windows in the validation part, and it was made with fewer, or without intervals.`,
    ];
  return [
    `The model has no ${percent(first)} interval: it takes ${needed} windows in the validation part, and there were ${Math.max(...known)} to ${needed - 1}.`,
  ];
}

function percent(level: number): string {
  return `${Math.round(100 * level)} %`;
}
