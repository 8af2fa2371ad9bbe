/** Formats of numbers, the same in every language. */

/** The sign for a number that does not exist. */
export const NONE = "\u2013";

/** `digits` significant digits without trailing zeros; thousands in groups; powers of ten when very small or large. */
export function significant(value: number | null, digits = 3): string {
  if (value === null || !Number.isFinite(value)) return NONE;
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  if (magnitude < 1e-4 || magnitude >= 1e9) return value.toExponential(digits - 1).replace(/\.?0*e\+?/, "e");
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude)));
  const rounded = value.toFixed(Math.min(decimals, 20));
  return grouped(rounded.includes(".") ? rounded.replace(/\.?0+$/, "") : rounded);
}

/** A rounded number, thousands in groups. */
export function integer(value: number | null): string {
  return value === null || !Number.isFinite(value) ? NONE : grouped(value.toFixed(0));
}

/** A fraction as a percentage, e.g. .8 as "80%". */
export function percent(fraction: number | null, decimals = 0): string {
  return fraction === null || !Number.isFinite(fraction) ? NONE : `${trimZeros((fraction * 100).toFixed(decimals))}%`;
}

/** A ratio as a signed change, e.g. .986 as "\u22121.4%". */
export function change(ratio: number | null): string {
  if (ratio === null || !Number.isFinite(ratio)) return NONE;
  const value = (ratio - 1) * 100;
  const text = Math.abs(value).toFixed(Math.abs(value) < 10 ? 1 : 0);
  if (Number(text) === 0) return "\u00b10%";
  return `${value < 0 ? "\u2212" : "+"}${text}%`;
}

/** A ratio with two decimals or two significant digits, e.g. "0.62", "0.034", "12.4". */
export function ratio(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return NONE;
  if (value >= 0.095 && value < 9.995) return value.toFixed(2);
  return significant(value, value < 1 ? 2 : 3);
}

/**
 * One number of decimals for a whole column, so that the points line up: enough for `digits` significant digits of
 * its smallest value, at most `most`.
 */
export function columnFormat(
  values: readonly (number | null)[],
  digits = 3,
  most = 6,
): (value: number | null) => string {
  const magnitudes = values
    .filter((value) => value !== null)
    .map(Math.abs)
    .filter((value) => Number.isFinite(value) && value > 0);
  if (magnitudes.length === 0) return (value) => significant(value, digits);
  const smallest = magnitudes.reduce((a, b) => Math.min(a, b));
  const largest = magnitudes.reduce((a, b) => Math.max(a, b));
  if (smallest < 1e-4 || largest >= 1e9 || largest / smallest > 1e5) return (value) => significant(value, digits);
  const decimals = Math.min(most, Math.max(0, digits - 1 - Math.floor(Math.log10(smallest))));
  return (value) => (value === null || !Number.isFinite(value) ? NONE : grouped(value.toFixed(decimals)));
}

/** Always so many decimals: for a quantity whose size is known beforehand, such as a share. */
export function fixed(value: number | null, decimals: number): string {
  return value === null || !Number.isFinite(value) ? NONE : grouped(value.toFixed(decimals));
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}
