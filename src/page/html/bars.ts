import { type Html, html } from "./html.js";

export interface Bar {
  readonly label: string;
  /** Index of the series colour. */
  readonly series: number;
  /** Null draws a hatched bar over the whole width: it ends somewhere beyond. */
  readonly value: number | null;
  readonly text: string;
  readonly note: string;
}

/** Bars as a list that reflows to any width; `whole` is the value of a full-length bar. */
export function bars(items: readonly Bar[], whole: number): Html {
  return html`<ul class="bars">${items.map(
    ({ label, series, value, text, note }) => html`<li class="series-${series}">
<span class="bar-label">${label}</span>
<span class="bar-track" aria-hidden="true"><i class="${value === null ? "never" : "bar"}" style="width:${
      value === null || whole <= 0 ? "100" : Math.max(0.5, (100 * value) / whole).toFixed(2)
    }%"></i></span>
<span class="bar-text"><b>${text}</b> <small>${note}</small></span></li>`,
  )}</ul>`;
}
