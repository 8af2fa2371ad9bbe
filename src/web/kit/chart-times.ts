import type uPlot from "uplot";

/** Times are UTC, as everywhere in this program: a date whose own getters give that. */
export function asUtc(at: number): Date {
  const date = new Date(at);
  return new Date(at + date.getTimezoneOffset() * 60_000);
}

/** Years, months and days as ISO has them, in every language; what is the same as before it stands below, once. */
export const TIME_MARKS: uPlot.Axis.Values = [
  [365 * 86_400_000, "{YYYY}", null, null, null, null, null, null, 1],
  [28 * 86_400_000, "{YYYY}-{MM}", null, null, null, null, null, null, 1],
  [86_400_000, "{MM}-{DD}", "\n{YYYY}", null, null, null, null, null, 1],
  [60_000, "{HH}:{mm}", "\n{YYYY}-{MM}-{DD}", null, "\n{MM}-{DD}", null, null, null, 1],
  [1, "{HH}:{mm}:{ss}", "\n{YYYY}-{MM}-{DD}", null, "\n{MM}-{DD}", null, null, null, 1],
];
