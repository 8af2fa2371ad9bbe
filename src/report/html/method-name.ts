import type { SeriesStyle } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { lineSample } from "../../page/html/line-sample.js";
import type { MethodRecord } from "../../study/records/method.js";

/** A method's name with a piece of its curve: colour alone would be shared where methods outnumber colours. */
export function methodName({ name }: MethodRecord, { index, dash }: SeriesStyle): Html {
  return html`<span class="named"><span class="swatch series-${index}">${lineSample(dash)}</span>${name}</span>`;
}
