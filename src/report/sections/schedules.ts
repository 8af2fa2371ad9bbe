import type { BandPoint } from "../../page/charts/band.js";
import { chartFigure, HALF_WIDTH } from "../../page/charts/draw.js";
import { lineChartOption } from "../../page/charts/line-chart.js";
import { type Html, html } from "../../page/html/html.js";
import { legend } from "../../page/html/legend.js";
import { lead, section } from "../../page/html/section.js";
import type { Texts } from "../text/texts.js";
import { scheduleWords } from "../view/chart-words.js";
import { bandPerEpoch, each } from "../view/curve-band.js";
import type { MethodView, StudyView } from "../view/study-view.js";

/** The section of sigma and learning rate over the epochs. They differ between seeds only with automatic schedules. */
export function schedulesSection({ texts, methods }: StudyView): Html | null {
  const drawn = methods.filter(({ trials }) => trials.some((trial) => trial.epochs.length > 0));
  if (drawn.length === 0) return null;
  const smoothed = drawn.filter(({ trials }) => trials.some((trial) => trial.epochs.some(({ sigma }) => sigma > 0)));
  return section("schedules", texts.schedulesHeading, [
    lead(texts.schedulesIntro),
    html`<div class="together">${legend(
      drawn.map(({ record, style }) => ({ label: record.name, series: style.index, dash: style.dash })),
    )}<div class="pair">${[
      smoothed.length === 0
        ? html`<figure><h3>${texts.sigma}</h3>${lead(texts.noDiffusion)}</figure>`
        : figure("sigma", texts.sigma, texts, smoothed, (method) =>
            bandPerEpoch(
              method.trials,
              each(({ sigma }) => sigma),
            ),
          ),
      figure("rate", texts.learningRate, texts, drawn, (method) =>
        bandPerEpoch(
          method.trials,
          each(({ learningRate }) => learningRate),
        ),
      ),
    ]}</div></div>`,
  ]);
}

function figure(
  id: string,
  title: string,
  texts: Texts,
  methods: readonly MethodView[],
  points: (method: MethodView) => readonly BandPoint[],
): Html {
  const series = methods.map((method) => ({ method, style: method.style, points: points(method), stepped: true }));
  const curves = series.map(({ method, points: curve }) => ({ name: method.record.name, points: curve }));
  return html`<figure><h3>${title}</h3>${chartFigure({
    id: `schedule-${id}`,
    title,
    description: scheduleWords(curves, texts),
    drawings: HALF_WIDTH,
    option: (drawing) => lineChartOption({ series, xName: texts.epoch, wholeX: true }, drawing),
  })}</figure>`;
}
