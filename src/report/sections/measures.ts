import { type Html, html } from "../../page/html/html.js";
import { lead, lines, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { methodName } from "../html/method-name.js";
import type { Texts } from "../text/texts.js";
import { capital } from "../view/capital.js";
import { type MeasureCell, measureTable } from "../view/measure-table.js";
import type { StudyView } from "../view/study-view.js";

/** The section of the measures of classes, frames and symbols, networks and simple forecasts alike; none where they were not measured. */
export function measuresSection(view: StudyView): Html | null {
  const { texts } = view;
  const found = measureTable(view);
  if (found === null) return null;
  const { metrics, rows, over, independent } = found;
  const meanings = metrics.flatMap(({ name, meaning }) =>
    meaning === null ? [] : [texts.metricWithMeaning(capital(name), meaning)],
  );
  return section("measures", texts.measuresHeading, [
    lead(
      [texts.measuresIntro(over), ...(metrics.length > 1 ? [texts.measuresDecides] : []), texts.measuresBest].join(
        texts.sentenceSpace,
      ),
    ),
    table({
      caption: texts.measuresCaption,
      hint: texts.scrollHint,
      columns: [
        { head: texts.scoredForecast },
        ...metrics.map(({ name }) => ({ head: capital(name), align: "right" as const })),
      ],
      rows: rows.map(({ method, name, cells }) => ({
        cells: [
          method === null ? name : methodName(method.record, method.style),
          ...cells.map((cell) => cellHtml(cell, texts)),
        ],
      })),
    }),
    independent !== null && lead(texts.measuresInterval(independent)),
    lines(meanings),
  ]);
}

function cellHtml({ value, interval, isBest }: MeasureCell, texts: Texts): Html {
  const shown = isBest ? html`<strong>${value}</strong>` : html`${value}`;
  return interval === null ? shown : html`${shown}<br><small>${texts.interval(...interval)}</small>`;
}
