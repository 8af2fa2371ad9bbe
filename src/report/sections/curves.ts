import type { BandPoint } from "../../page/charts/band.js";
import { chartFigure, HALF_WIDTH } from "../../page/charts/draw.js";
import { lineChartOption, type ReferenceLine } from "../../page/charts/line-chart.js";
import { type Html, html } from "../../page/html/html.js";
import { type LegendItem, legend } from "../../page/html/legend.js";
import { lead, lines, section } from "../../page/html/section.js";
import { significant } from "../../page/text/numbers.js";
import type { BaselineRecord } from "../../study/records/task.js";
import { curveWords } from "../view/chart-words.js";
import { errorCurve, perSecond } from "../view/error-curve.js";
import { errorUnit } from "../view/error-unit.js";
import type { MethodView, StudyView } from "../view/study-view.js";

/** The section of validation errors per epoch and per second of training, each method at its headline batch size. */
export function curvesSection(view: StudyView): Html {
  const { texts, methods, study } = view;
  const drawn = methods.filter(({ trials }) => trials.some((trial) => trial.epochs.length > 0));
  if (drawn.length === 0) return section("curves", texts.curvesHeading, lead(texts.noCurves));
  const seeds = Math.max(...drawn.map(({ trials }) => new Set(trials.map(({ seed }) => seed)).size));
  const folds = study.task.earlierFolds.length + 1;
  return section("curves", texts.curvesHeading, [
    lead(texts.curvesIntro(seeds, errorUnit(study, texts))),
    folds > 1 && lead(texts.curvesFolds(String(folds))),
    html`<div class="together">${legend(legendItems(view, drawn))}<div class="pair">${[
      figure(view, drawn, {
        id: "curve-epoch",
        title: texts.perEpoch,
        xName: texts.epoch,
        wholeX: true,
        points: ({ trials }) => errorCurve(trials),
        until: (x) => texts.chartEpochs(significant(x)),
      }),
      figure(view, drawn, {
        id: "curve-second",
        title: texts.perSecond,
        xName: texts.secondsAxis,
        wholeX: false,
        points: ({ trials }) => perSecond(errorCurve(trials)),
        until: (x) => texts.duration(x),
      }),
    ]}</div></div>`,
    lines(divergedLines(view, drawn)),
  ]);
}

interface CurveFigure {
  readonly id: string;
  readonly title: string;
  readonly xName: string;
  readonly wholeX: boolean;
  readonly points: (method: MethodView) => readonly BandPoint[];
  /** The end of a curve in words. */
  readonly until: (x: number) => string;
}

function figure(
  view: StudyView,
  drawn: readonly MethodView[],
  { id, title, xName, wholeX, points, until }: CurveFigure,
): Html {
  const { texts, study } = view;
  const series = drawn.map((method) => ({ method, style: method.style, points: points(method) }));
  const curves = series.map(({ method, points: curve }) => ({ name: method.record.name, points: curve }));
  const chart = { series, references: references(view), xName, wholeX };
  return html`<figure><h3>${title}</h3>${chartFigure({
    id,
    title,
    description: curveWords(curves, { texts, until, references: referenceLabels(view), horizon: study.task.horizon }),
    drawings: HALF_WIDTH,
    option: (drawing) => lineChartOption(chart, drawing),
  })}</figure>`;
}

/** Of several folds its error is the mean, which belongs to no one curve. */
function drawnSimple({ study, bestSimple }: StudyView): BaselineRecord | null {
  return study.task.earlierFolds.length > 0 ? null : bestSimple.validation;
}

function references(view: StudyView): readonly ReferenceLine[] {
  const { study, texts } = view;
  const simple = drawnSimple(view);
  const target = study.target.error;
  return [
    ...(target === null
      ? []
      : [{ value: target, label: texts.targetShort, dash: TARGET_DASH, place: "left" as const }]),
    ...(simple === null
      ? []
      : [{ value: simple.validationError, label: texts.simpleShort, dash: SIMPLE_DASH, place: "right" as const }]),
  ];
}

function legendItems(view: StudyView, drawn: readonly MethodView[]): readonly LegendItem[] {
  const { texts, study } = view;
  const dashes = [...(study.target.error === null ? [] : [TARGET_DASH]), SIMPLE_DASH];
  return [
    ...drawn.map(({ record, headline, style }) => ({
      label: texts.methodAtBatch(record.name, String(headline?.batchSize ?? "")),
      series: style.index,
      dash: style.dash,
    })),
    ...referenceLabels(view).map((label, k) => ({ label, series: null, dash: dashes[k]! })),
  ];
}

/** The dashed lines in words, the target first. */
function referenceLabels(view: StudyView): readonly string[] {
  const { study, texts } = view;
  const simple = drawnSimple(view);
  const target = study.target.error;
  return [
    ...(target === null ? [] : [texts.targetLine(significant(target, 4))]),
    ...(simple === null
      ? []
      : [texts.simpleLine(texts.baselineName[simple.name], significant(simple.validationError, 4))]),
  ];
}

function divergedLines({ texts }: StudyView, drawn: readonly MethodView[]): readonly string[] {
  return drawn
    .map(({ record, trials }) => ({ record, count: trials.filter(({ outcome }) => outcome === "diverged").length }))
    .filter(({ count }) => count > 0)
    .map(({ record, count }) => texts.divergedSeeds(record.name, String(count)));
}

const TARGET_DASH = [6, 4];
const SIMPLE_DASH = [1.5, 3];
