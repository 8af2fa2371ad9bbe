import { chartFigure, FULL_WIDTH } from "../../page/charts/draw.js";
import { forecastChartOption, PHONE_POINTS } from "../../page/charts/forecast-chart.js";
import { TONES } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { columnFormat, integer, percent } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { IntervalShares } from "../text/result-texts.js";
import type { Texts } from "../text/texts.js";
import { forecastWords } from "../view/chart-words.js";
import { type ForecastErrors, forecastErrors, otherOrder } from "../view/forecast-errors.js";
import type { StudyView } from "../view/study-view.js";

/**
 * The section of forecasts, one panel each, all on one scale: overlaid, five forecasts would hide each other. The record keeps the last windows
 * alone, so each panel also has its error over the whole test part. None of classes, frames and symbols, which have no scale.
 */
export function forecastSection({ study, texts, methods }: StudyView): Html | null {
  const { forecast, task } = study;
  if (task.metric.unit !== "target") return null;
  if (forecast === null || forecast.truth.length === 0) {
    return section("forecast", texts.forecastHeading, lead(texts.noForecast));
  }
  const { truth, target } = forecast;
  const labels = forecast.labels.map(texts.rowLabel);
  const isPart = truth.length < task.parts.test.windows;
  const range = rangeOf([...truth, ...forecast.forecasts.flatMap(({ values }) => values)]);
  const errors = forecastErrors(study);
  const print = columnFormat(
    errors.flatMap(({ shown, whole }) => [shown, whole]),
    4,
  );
  const networks = forecast.forecasts.some(({ name }) => methods.some(({ record }) => record.name === name));
  const nameOf = (name: string) => forecastName(name, study, texts);
  const panels = forecast.forecasts.map(({ name, values, intervals }, i) => {
    const color = methods.find(({ record }) => record.name === name)?.style.tone.light ?? TONES.ink.light;
    const title = nameOf(name);
    const error = errorText(errors[i]!, study, { texts, print, isPart });
    return html`<figure class="panel"><h3>${title} <small>${error}</small></h3>${intervals.length > 0 && html`<p class="lead">${texts.intervalsHold(intervals.map(shares))}</p>`}${chartFigure(
      {
        id: `forecast-${i}`,
        title: `${title}, ${target}`,
        description: forecastWords(
          { ...errors[i]!, values },
          { texts, labels, step: forecast.step, truth, others: errors, nameOf, direction: task.metric.direction },
        ),
        drawings: FULL_WIDTH,
        option: (drawing) => forecastChartOption({ labels, truth, forecast: values, color, range }, drawing),
      },
    )}</figure>`;
  });
  const order = isPart ? otherOrder(errors, task.metric.direction) : null;
  const all = integer(task.parts.test.windows);
  return section("forecast", texts.forecastHeading, [
    lead(texts.forecastIntro(target, networks)),
    html`<p><strong>${isPart ? texts.lastWindows(integer(truth.length), all) : texts.allWindows(all)}</strong>${
      order !== null &&
      texts.sentenceSpace +
        texts.otherOrder(order.map(nameOf), isRange(task) ? texts.aheadAlone(integer(forecast.step)) : null)
    }</p>`,
    task.earlierFolds.length > 0 && lead(texts.forecastFold(integer(task.earlierFolds.length + 1))),
    isRange(task) && lead(texts.forecastStep(integer(forecast.step))),
    truth.length > PHONE_POINTS && html`<p class="lead phone-only">${texts.phoneForecast(integer(PHONE_POINTS))}</p>`,
    panels,
  ]);
}

/** The error over the whole test part, and that over the windows shown where these are not all. */
function errorText(
  { shown, whole }: ForecastErrors,
  { task, forecast }: StudyRecord,
  {
    texts,
    print,
    isPart,
  }: { readonly texts: Texts; readonly print: (value: number | null) => string; readonly isPart: boolean },
): string {
  const all = integer(task.parts.test.windows);
  const ofWhole = task.errorUnit === "target" ? texts.forecastError : texts.forecastErrorAllTargets;
  const parts = [
    ...(whole === null ? [] : [ofWhole(print(whole), all)]),
    ...(isRange(task) ? [texts.aheadAlone(integer(forecast!.step))] : []),
    ...(shown !== null && (isPart || whole === null || task.errorUnit !== "target")
      ? [texts.forecastErrorShown(print(shown), integer(forecast!.truth.length))]
      : []),
  ];
  return parts.join(texts.listComma);
}

function shares({ level, coverage }: { readonly level: number; readonly coverage: number }): IntervalShares {
  return { level: percent(level, 1), coverage: percent(coverage) };
}

/** Errors of a range of rows ahead are told of the nearest one alone, which is shown. */
function isRange({ horizon }: StudyRecord["task"]): boolean {
  return horizon.to > horizon.from;
}

function forecastName(name: string, { baselines }: StudyRecord, texts: Texts): string {
  const known = baselines.find((baseline) => baseline.name === name);
  return known === undefined ? name : texts.baselineName[known.name];
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  return [
    finite.reduce((a, b) => Math.min(a, b), finite[0] ?? 0),
    finite.reduce((a, b) => Math.max(a, b), finite[0] ?? 1),
  ];
}
