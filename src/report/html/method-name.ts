import type { MethodRecord } from "../../study/records.js";
import type { SeriesStyle } from "../charts/palette.js";
import { type Html, html } from "./html.js";

/** A method's name with the dot of its colour in the charts. */
export function methodName({ name }: MethodRecord, style: SeriesStyle): Html {
  return html`<span class="named"><span class="swatch series-${style.index}"></span>${name}</span>`;
}
