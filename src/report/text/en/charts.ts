import type { ChartTexts } from "../chart-texts.js";

export const charts: ChartTexts = {
  chartCurve: ({ name, from, to, until }) => `${name}: from ${from} to ${to} after ${until}`,
  chartSteady: (name, value) => `${name}: ${value} throughout`,
  chartEpochs: (count) => `${count} ${count === "1" ? "epoch" : "epochs"}`,
  chartLowest: ({ name, value, next, percentage }) =>
    `Lowest at the end: ${name}, ${value}; next ${next}, ${percentage} higher`,
  chartEqual: (name, next, value) => `Lowest at the end: ${name} and ${next}, both ${value}`,
  chartReference: (label) => `Dashed line: ${label}`,
  chartCut: (upperEnd) => `The error's axis ends at ${upperEnd}, so that what decides can be seen`,
  chartBegins: (names, from) => `${list(names)} ${names.length === 1 ? "begins" : "begin"} above it, at ${from}`,
  chartStays: ({ name, from, to }) => `${name} stays above it (triangle at the upper edge): from ${from} to ${to}`,
  chartAhead: (from, to) =>
    from === to ? `${to} ${to === "1" ? "row" : "rows"} ahead` : `${from} to ${to} rows ahead`,
  chartErrorsAhead: (ahead) => `Errors of forecasts ${ahead}`,
  chartForecast: ({ from, to, ahead, truth, forecast }) =>
    `From ${from} to ${to}${ahead === null ? "" : `, ${ahead}`}: the truth lies ${truth}, the forecast ${forecast}`,
  chartRange: (low, high) => `between ${low} and ${high}`,
  chartBest: (error) => `No other forecast has a lower error over the whole test part than this one, ${error}`,
  chartBehind: (best, error, percentage) =>
    `The lowest error is that of ${best}, ${error}: this one is ${percentage} higher`,
  chartSentences: (sentences) => sentences.map((sentence) => `${sentence}.`).join(" "),
};

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
