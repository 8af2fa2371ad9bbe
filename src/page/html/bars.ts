import type { Dash } from "../charts/palette.js";
import { type Html, html } from "./html.js";
import { lineSample } from "./line-sample.js";

/** One bar with its label, its value in words and a note. */
interface Bar {
  readonly label: string;
  /** Index of the series colour. */
  readonly series: number;
  /** Of its curve, beside the label. */
  readonly dash: Dash;
  /** Null for a value beyond every bar: drawn hatched over the whole width. */
  readonly value: number | null;
  readonly text: string;
  readonly note: string;
}

/** Bars as a list that reflows to any width; `whole` is the value of a full-length bar. */
export function bars(items: readonly Bar[], whole: number): Html {
  return html`<ul class="bars">${items.map(
    ({ label, series, dash, value, text, note }) => html`<li class="series-${series}">
<span class="bar-label">${lineSample(dash)}${label}</span>
<span class="bar-track" aria-hidden="true"><i class="${value === null ? "never" : "bar"}" style="width:${
      value === null || whole <= 0 ? "100" : Math.max(0.5, (100 * value) / whole).toFixed(2)
    }%"></i></span>
<span class="bar-text"><b>${text}</b> <small>${note}</small></span></li>`,
  )}</ul>`;
}
