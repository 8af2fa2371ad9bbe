import type { Dash } from "../charts/palette.js";
import { type Html, html } from "./html.js";
import { lineSample } from "./line-sample.js";

/** One line of the chart and its name. */
export interface LegendItem {
  readonly label: string;
  /** Index of the series colour; null for lines in the colour of the text. */
  readonly series: number | null;
  readonly dash: Dash;
}

/** The legend of a chart, as HTML beside it, so that it wraps with the page. */
export function legend(items: readonly LegendItem[]): Html {
  return html`<ul class="legend">${items.map(
    ({ label, series, dash }) =>
      html`<li${series !== null && html` class="series-${series}"`}>${lineSample(dash)}<span>${label}</span></li>`,
  )}</ul>`;
}
