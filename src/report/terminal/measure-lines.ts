import { visible } from "../../core/visible.js";
import { type MeasureCell, measureTable } from "../view/measure-table.js";
import type { StudyView } from "../view/study-view.js";
import type { Ansi } from "./ansi.js";
import { columns } from "./columns.js";
import { truncate, wrap } from "./width.js";

/** Names of methods and of simple forecasts, without what stands in brackets behind them. */
const NAME_WIDTH = 19;

/** The table of measures for a terminal of 80 columns; nothing where they were not measured. */
export function measureLines(view: StudyView, width: number, style: Ansi): readonly string[] {
  const found = measureTable(view);
  if (found === null) return [];
  const { texts } = view;
  const { metrics, rows, over } = found;
  const heads = metrics.map(({ short }, k) =>
    rows.some(({ cells }) => cells[k]!.interval !== null) ? texts.measureIntervalHead(short) : short,
  );
  const cellText = ({ value, interval }: MeasureCell) =>
    interval === null ? value : texts.measureInterval(value, texts.interval(...interval));
  const [head = "", ...lines] = columns([
    [`  ${texts.scoredForecast}`, ...heads],
    ...rows.map(({ name, cells }) => [
      `  ${truncate(visible(name.replace(/\s*[(（].*$/u, "")), NAME_WIDTH)}`,
      ...cells.map(cellText),
    ]),
  ]);
  return [...wrap(texts.measuresShort(over), width), style.dim(head), ...lines];
}
