import type { BandPoint } from "../../page/charts/band.js";
import { chartFigure, HALF_WIDTH } from "../../page/charts/draw.js";
import { lineChartOption, type ReferenceLine, upperEnd } from "../../page/charts/line-chart.js";
import { type Html, html } from "../../page/html/html.js";
import { type LegendItem, legend } from "../../page/html/legend.js";
import { lead, lines, section } from "../../page/html/section.js";
import { significant } from "../../page/text/numbers.js";
import { hasDiverged } from "../../study/records/diverged.js";
import type { BaselineRecord } from "../../study/records/task.js";
import { curveWords, cutWords } from "../view/chart-words.js";
import { curveTop } from "../view/curve-top.js";
import { errorCurve, perSecond } from "../view/error-curve.js";
import { errorUnit } from "../view/error-unit.js";
import { startLines } from "../view/start-words.js";
import type { MethodView, StudyView } from "../view/study-view.js";

/** The section of validation errors per epoch and per second of training, each method at its headline batch size. */
export function curvesSection(view: StudyView): Html {
  const { texts, methods, study } = view;
  const drawn = methods.filter(({ trials }) => trials.some((trial) => trial.epochs.length > 0));
  if (drawn.length === 0) return section("curves", texts.curvesHeading, lead(texts.noCurves));
  const seeds = Math.max(...drawn.map(({ trials }) => new Set(trials.map(({ seed }) => seed)).size));
  const folds = study.task.earlierFolds.length + 1;
  const perEpoch = figureOf(view, drawn, {
    id: "curve-epoch",
    title: texts.perEpoch,
    xName: texts.epoch,
    wholeX: true,
    points: ({ trials }) => errorCurve(trials),
    until: (x) => texts.chartEpochs(significant(x)),
  });
  const second = figureOf(view, drawn, {
    id: "curve-second",
    title: texts.perSecond,
    xName: texts.secondsAxis,
    wholeX: false,
    points: ({ trials }) => perSecond(errorCurve(trials)),
    until: (x) => texts.duration(x),
  });
  return section("curves", texts.curvesHeading, [
    lead(texts.curvesIntro(seeds, errorUnit(study, texts))),
    folds > 1 && lead(texts.curvesFolds(String(folds))),
    html`<div class="together">${legend(legendItems(view, drawn))}<div class="pair">${[perEpoch.figure, second.figure]}</div></div>`,
    // Both charts have the same values, and so the same axis.
    perEpoch.cut !== "" && html`<p>${perEpoch.cut}</p>`,
    lines([...startLines(drawn, texts), ...divergedLines(view, drawn)]),
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

/** A chart, and what lies above its axis in words: empty where nothing does. */
function figureOf(
  view: StudyView,
  drawn: readonly MethodView[],
  { id, title, xName, wholeX, points, until }: CurveFigure,
): { readonly figure: Html; readonly cut: string } {
  const { texts, study } = view;
  const series = drawn.map((method) => ({ method, style: method.style, points: points(method) }));
  const curves = series.map(({ method, points: curve }) => ({ name: method.record.name, points: curve }));
  const lines = references(view);
  const top = curveTop(
    series.map((one) => one.points),
    [...study.target.levels, ...lines.map(({ value }) => value)],
  );
  const chart = { series, references: lines, xName, wholeX, ...(top === null ? {} : { top }) };
  const description = curveWords(curves, {
    texts,
    until,
    references: lines.map(({ words }) => words),
    horizon: study.task.sequences === null ? study.task.horizon : OF_THE_STEP,
    upperEnd: upperEnd(chart),
  });
  const figure = html`<figure><h3>${title}</h3>${chartFigure({
    id,
    title,
    description,
    drawings: HALF_WIDTH,
    option: (drawing) => lineChartOption(chart, drawing),
  })}</figure>`;
  return { figure, cut: cutWords(curves, upperEnd(chart), texts) };
}

/** A dashed line across the chart. */
interface Reference extends ReferenceLine {
  /** In the legend, and for readers who cannot see it. */
  readonly words: string;
}

/** Target, best linear predictor, and the best simple forecast where that is another one. Of several folds an error is the mean, which belongs to no one curve. */
function references({ study, texts, bestSimple }: StudyView): readonly Reference[] {
  const { target, baselines, task } = study;
  const isOneFold = task.earlierFolds.length === 0;
  const linear = isOneFold ? baselines.find(({ name }) => name === "linear") : undefined;
  const simple = isOneFold && bestSimple !== linear ? bestSimple : null;
  const nameOf = ({ name }: BaselineRecord) => texts.baselineName[name];
  const errorOf = ({ validationError }: BaselineRecord) => significant(validationError, 4);
  return [
    ...(target.error === null
      ? []
      : [
          {
            ...{ value: target.error, dash: TARGET_DASH, place: "left" as const },
            ...{ label: texts.targetShort, words: texts.targetLine(significant(target.error, 4)) },
          },
        ]),
    ...(linear === undefined
      ? []
      : [
          {
            ...{ value: linear.validationError, dash: LINEAR_DASH, place: "right" as const, label: nameOf(linear) },
            words: (linear === bestSimple ? texts.simpleLine : texts.linearLine)(nameOf(linear), errorOf(linear)),
          },
        ]),
    ...(simple === null
      ? []
      : [
          {
            // Lower than the linear predictor: its label under the line keeps clear of the other.
            ...{ value: simple.validationError, dash: SIMPLE_DASH, place: "right-below" as const },
            ...{ label: nameOf(simple), words: texts.simpleLine(nameOf(simple), errorOf(simple)) },
          },
        ]),
  ];
}

function legendItems(view: StudyView, drawn: readonly MethodView[]): readonly LegendItem[] {
  const { texts } = view;
  return [
    ...drawn.map(({ record, headline, style }) => ({
      label: texts.methodAtBatch(record.name, String(headline?.batchSize ?? "")),
      series: style.index,
      dash: style.dash,
    })),
    ...references(view).map(({ words, dash }) => ({ label: words, series: null, dash })),
  ];
}

function divergedLines({ texts }: StudyView, drawn: readonly MethodView[]): readonly string[] {
  return drawn
    .map(({ record, trials }) => ({ record, count: trials.filter(hasDiverged).length }))
    .filter(({ count }) => count > 0)
    .map(({ record, count }) => texts.divergedSeeds(record.name, String(count)));
}

/** Sequences tell a step of theirs, no rows ahead. */
const OF_THE_STEP = { from: 0, to: 0 };

const TARGET_DASH = [6, 4];
const LINEAR_DASH = [1.5, 3];
const SIMPLE_DASH = [8, 3, 1.5, 3];
