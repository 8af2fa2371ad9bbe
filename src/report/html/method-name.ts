import type { SeriesStyle } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import type { MethodRecord } from "../../study/records/method.js";

/** A method's name with the dot of its colour in the charts. */
export function methodName({ name }: MethodRecord, style: SeriesStyle): Html {
  return html`<span class="named"><span class="swatch series-${style.index}"></span>${name}</span>`;
}
