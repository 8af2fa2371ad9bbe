import { chartFigure, HALF_WIDTH } from "../../page/charts/draw.js";
import { seriesStyle } from "../../page/charts/palette.js";
import { type ScatterPoint, scatterChartOption } from "../../page/charts/scatter-chart.js";
import { type Html, html } from "../../page/html/html.js";
import { lead, lines, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { significant } from "../../page/text/numbers.js";
import { type ConditionName, STEP } from "../conditions.js";
import { isClear } from "../findings.js";
import { lineOf, rowsOf } from "../model.js";
import type { SuiteFinding, SuiteModel, SuiteRecord, SuiteSlope } from "../record.js";
import { headingOf, rangeText, sentencesOf } from "../sentences.js";
import type { SuiteTexts } from "../text/texts.js";
import { rangeOf } from "./range-of.js";

const STEPS_OF_LINE = 40;

/** What one effect comes to over all studies, and on which conditions it hangs: sentences, charts, the model in figures. */
export function effectSection(suite: SuiteRecord, model: SuiteModel, texts: SuiteTexts): Html {
  const { alone } = model;
  const charts = alone.map(({ condition }) => chartOf(suite, { model, condition, texts }));
  return section(idOf(model), headingOf(model, suite.models, texts), [
    lines(sentencesOf(model, texts)),
    charts.length > 0 && lead(texts.chartNote),
    charts.length > 0 && html`<div class="pair">${charts}</div>`,
    alone.length > 0 && modelTable(model, texts),
  ]);
}

function idOf({ effect, kindOfError }: SuiteModel): string {
  return kindOfError === null ? effect : `${effect}-${kindOfError}`;
}

function modelTable({ alone, together }: SuiteModel, texts: SuiteTexts): Html {
  const [condition, first, second] = texts.modelColumns;
  const cell = (slope: SuiteSlope | SuiteFinding | undefined) =>
    slope === undefined
      ? texts.notMeasured
      : html`${significant(slope.value)} <small>${rangeText(slope, texts)}${"p" in slope && `; p ${significant(slope.p, 2)}`}</small>`;
  return table({
    caption: texts.modelCaption,
    hint: texts.scrollHint,
    columns: [{ head: condition }, { head: first }, ...(together === null ? [] : [{ head: second }])],
    rows: alone.map((slope) => ({
      cells: [
        texts.condition[slope.condition],
        cell(slope),
        ...(together === null ? [] : [cell(together.find((other) => other.condition === slope.condition))]),
      ],
      marked: isClear(slope),
    })),
  });
}

interface ChartOf {
  readonly model: SuiteModel;
  readonly condition: ConditionName;
  readonly texts: SuiteTexts;
}

function chartOf({ studies }: SuiteRecord, { model, condition, texts }: ChartOf): Html {
  const { effect, kindOfError, overall } = model;
  const ended = rowsOf(
    studies.filter(({ state }) => state === "done"),
    kindOfError,
  );
  const points = ended.flatMap(({ effects, conditions, decision }) => {
    const found = effects?.[effect] ?? null;
    const x = conditions?.[condition] ?? null;
    if (found === null || x === null) return [];
    const { low = null, high = null } = rangeOf(found) ?? {};
    return [{ x, y: Math.exp(found.log), low, high, style: seriesStyle(decision === "go" ? GO : OTHER) }];
  });
  const isLog = STEP[condition] === "doubling";
  const line = lineOf(ended, { effect, kindOfError, condition, at: placesOf(points, isLog) }) ?? [];
  const range = ratioRange([...points.map(({ y }) => y), ...line.map(({ value }) => value), overall?.value ?? 1]);
  const title = `${texts.effectName[effect]}, ${texts.condition[condition]}`;
  return html`<figure><h3>${title}</h3>${chartFigure({
    id: `${idOf(model)}-${condition}`,
    title,
    description: texts.chartNote,
    drawings: HALF_WIDTH,
    option: (drawing) => scatterChartOption({ points, line, xName: texts.condition[condition], isLog, range }, drawing),
  })}</figure>`;
}

const GO = 3;
const OTHER = 2;

function placesOf(points: readonly ScatterPoint[], isLog: boolean): number[] {
  const xs = points.map(({ x }) => x);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  return Array.from({ length: STEPS_OF_LINE + 1 }, (_, k) => {
    const share = k / STEPS_OF_LINE;
    return isLog ? low * (high / low) ** share : low + (high - low) * share;
  });
}

/** Wide enough for all ratios and for 1: intervals may leave it, with an arrow. */
function ratioRange(ratios: readonly number[]): readonly [number, number] {
  const [low, high] = [Math.min(0.95, ...ratios), Math.max(1.05, ...ratios)];
  const room = (high / low) ** 0.06;
  return [low / room, high * room];
}
