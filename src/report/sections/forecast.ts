import { chartFigure, FULL_WIDTH } from "../../page/charts/draw.js";
import { forecastChartOption, PHONE_POINTS } from "../../page/charts/forecast-chart.js";
import { TONES } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { columnFormat, integer } from "../../page/text/numbers.js";
import { rootMeanSquaredError } from "../view/root-mean-squared-error.js";
import type { StudyView } from "../view/study-view.js";

/** The section of forecasts, one panel each, all on one scale: overlaid, five forecasts would hide each other. */
export function forecastSection({ study, texts, methods }: StudyView): Html {
  const { forecast } = study;
  if (forecast === null || forecast.truth.length === 0) {
    return section("forecast", texts.forecastHeading, lead(texts.noForecast));
  }
  const { truth, labels, target } = forecast;
  const range = rangeOf([...truth, ...forecast.forecasts.flatMap(({ values }) => values)]);
  const errors = forecast.forecasts.map(({ values }) => rootMeanSquaredError(truth, values));
  const print = columnFormat(errors, 4);
  const panels = forecast.forecasts.map(({ name, values }, i) => {
    const color = methods.find(({ record }) => record.name === name)?.style.tone.light ?? TONES.ink.light;
    const title = baselineTitle(name);
    const error = texts.forecastError(print(errors[i] ?? null), integer(truth.length));
    return html`<figure class="panel"><h3>${title} <small>${error}</small></h3>${chartFigure({
      id: `forecast-${i}`,
      title: `${title}, ${target}`,
      description: error,
      drawings: FULL_WIDTH,
      option: (drawing) => forecastChartOption({ labels, truth, forecast: values, color, range }, drawing),
    })}</figure>`;
  });
  return section("forecast", texts.forecastHeading, [
    lead(texts.forecastIntro(integer(truth.length), target)),
    study.task.horizon.to > study.task.horizon.from && lead(texts.forecastStep(integer(forecast.step))),
    truth.length > PHONE_POINTS && html`<p class="lead phone-only">${texts.phoneForecast(integer(PHONE_POINTS))}</p>`,
    panels,
  ]);

  function baselineTitle(name: string): string {
    const known = study.baselines.find((baseline) => baseline.name === name);
    return known === undefined ? name : texts.baselineName[known.name];
  }
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  return [
    finite.reduce((a, b) => Math.min(a, b), finite[0] ?? 0),
    finite.reduce((a, b) => Math.max(a, b), finite[0] ?? 1),
  ];
}
