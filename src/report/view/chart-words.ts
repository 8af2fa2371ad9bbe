import type { BandPoint } from "../../page/charts/band.js";
import { integer, percent, significant } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { Texts } from "../text/texts.js";
import type { ForecastErrors } from "./forecast-errors.js";

type Horizon = StudyRecord["task"]["horizon"];

/** A curve with its name. */
interface NamedCurve {
  readonly name: string;
  readonly points: readonly BandPoint[];
}

/** What a chart of errors shows: first and last value of each curve, which ends lowest and by how much, the dashed lines, and how far ahead. */
export function curveWords(
  curves: readonly NamedCurve[],
  {
    texts,
    until,
    references,
    horizon,
    upperEnd = null,
  }: {
    readonly texts: Texts;
    readonly until: (x: number) => string;
    readonly references: readonly string[];
    /** Of its axis, where curves lie above it. */
    readonly upperEnd?: number | null;
    readonly horizon: Horizon;
  },
): string {
  return texts.chartSentences([
    ...courses(curves, texts, until),
    ...lowest(curves, texts),
    ...references.map((label) => texts.chartReference(label)),
    ...cut(curves, upperEnd, texts),
    ...[aheadWords(horizon, texts)].flatMap((ahead) => (ahead === null ? [] : [texts.chartErrorsAhead(ahead)])),
  ]);
}

/** Which curves begin above the axis, and at what, and which stay there; empty where none does. */
export function cutWords(curves: readonly NamedCurve[], upperEnd: number | null, texts: Texts): string {
  return texts.chartSentences(cut(curves, upperEnd, texts));
}

function cut(curves: readonly NamedCurve[], upperEnd: number | null, texts: Texts): readonly string[] {
  const begin = new Map<string, string[]>();
  const stay: { name: string; from: string; to: string }[] = [];
  for (const { name, points } of curves) {
    const [first, last] = [points[0], points.at(-1)];
    if (upperEnd === null || first === undefined || last === undefined || first.median <= upperEnd) continue;
    const [from, to] = [significant(first.median, 4), significant(last.median, 4)];
    if (last.median > upperEnd) stay.push({ name, from, to });
    else begin.set(from, [...(begin.get(from) ?? []), name]);
  }
  if (begin.size === 0 && stay.length === 0) return [];
  return [
    texts.chartCut(significant(upperEnd, 3)),
    ...[...begin].map(([from, names]) => texts.chartBegins(names, from)),
    ...stay.map((facts) => texts.chartStays(facts)),
  ];
}

/** Null for a target of the window itself. */
function aheadWords({ from, to }: Horizon, texts: Texts): string | null {
  return to === 0 ? null : texts.chartAhead(integer(from), integer(to));
}

/** What a chart of a schedule shows: first and last value of each curve. */
export function scheduleWords(curves: readonly NamedCurve[], texts: Texts): string {
  return texts.chartSentences(courses(curves, texts, (x) => texts.chartEpochs(significant(x))));
}

/** What a panel shows: how far ahead, where truth and forecast lie, and how its error over the test part compares with the lowest. */
export function forecastWords(
  own: ForecastErrors & { readonly values: readonly number[] },
  {
    texts,
    labels,
    step,
    truth,
    others,
    nameOf,
    direction,
  }: {
    readonly texts: Texts;
    readonly labels: readonly string[];
    /** Rows ahead. */
    readonly step: number;
    readonly truth: readonly number[];
    readonly others: readonly ForecastErrors[];
    readonly nameOf: (name: string) => string;
    readonly direction: "lower" | "higher";
  },
): string {
  const range = (values: readonly number[]) => {
    const finite = values.filter(Number.isFinite);
    const end = (pick: (a: number, b: number) => number) =>
      significant(finite.length === 0 ? null : finite.reduce(pick), 4);
    return texts.chartRange(
      end((a, b) => Math.min(a, b)),
      end((a, b) => Math.max(a, b)),
    );
  };
  return texts.chartSentences([
    texts.chartForecast({
      from: labels[0] ?? "",
      to: labels.at(-1) ?? "",
      ahead: aheadWords({ from: step, to: step }, texts),
      truth: range(truth),
      forecast: range(own.values),
    }),
    ...(direction === "lower" ? comparison(own, others, { texts, nameOf }) : []),
  ]);
}

function comparison(
  { whole }: ForecastErrors,
  others: readonly ForecastErrors[],
  { texts, nameOf }: { readonly texts: Texts; readonly nameOf: (name: string) => string },
): readonly string[] {
  const [best] = others.filter((one) => one.whole !== null).toSorted((a, b) => a.whole! - b.whole!);
  if (whole === null || best === undefined) return [];
  const error = significant(best.whole, 4);
  if (whole <= best.whole!) return [texts.chartBest(error)];
  return [texts.chartBehind(nameOf(best.name), error, percent(whole / best.whole! - 1, 1))];
}

function courses(curves: readonly NamedCurve[], texts: Texts, until: (x: number) => string): readonly string[] {
  return curves.flatMap(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [from, to] = [significant(first.median, 4), significant(last.median, 4)];
    if (points.every(({ median }) => median === first.median)) return [texts.chartSteady(name, from)];
    return [texts.chartCurve({ name, from, to, until: until(last.x) })];
  });
}

/** Nothing of a curve alone. */
function lowest(curves: readonly NamedCurve[], texts: Texts): readonly string[] {
  const ends = curves.flatMap(({ name, points }) => {
    const end = points.at(-1)?.median;
    return end === undefined ? [] : [{ name, end }];
  });
  const [best, next] = ends.toSorted((a, b) => a.end - b.end);
  if (best === undefined || next === undefined) return [];
  const value = significant(best.end, 4);
  if (next.end === best.end || best.end <= 0) return [texts.chartEqual(best.name, next.name, value)];
  return [
    texts.chartLowest({ name: best.name, value, next: next.name, percentage: percent(next.end / best.end - 1, 1) }),
  ];
}
