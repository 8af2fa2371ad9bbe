import type { Dash } from "../charts/palette.js";
import { type Html, html } from "./html.js";

/** A short piece of a curve, in the colour of the text around it and with the curve's dash: what a reader looks for in a chart. */
export function lineSample(dash: Dash): Html {
  return html`<svg class="sample" width="30" height="10" aria-hidden="true"><line x1="1" x2="29" y1="5" y2="5" stroke="currentColor" stroke-width="2.25"${
    dash !== "solid" && html` stroke-dasharray="${dash.join(" ")}"`
  }/></svg>`;
}
