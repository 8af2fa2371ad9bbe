import { type Html, html } from "../../page/html/html.js";
import type { RatioRecord } from "../../study/records/verdict.js";
import type { Texts } from "../text/texts.js";

/**
 * A ratio with its interval on a logarithmic line on which 1 means "equal": left of it diffusion is better.
 *
 * `limit` shades what the criterion allows. An open end of the interval becomes an arrow at the border.
 */
export function ratioStrip(
  measured: RatioRecord,
  {
    label,
    limit,
    texts,
    print,
  }: {
    readonly label: string;
    readonly limit: number | null;
    readonly texts: Texts;
    readonly print: (ratio: number) => string;
  },
): Html {
  const { value, low, high } = measured;
  const reach = Math.min(
    LARGEST_REACH,
    1.25 *
      Math.max(
        ...[value, low, high].map((end) => (end === null || end <= 0 ? 0 : Math.abs(Math.log(end)))),
        limit === null || limit <= 0 ? SMALLEST_REACH : 2 * Math.abs(Math.log(limit)),
        SMALLEST_REACH,
      ),
  );
  const place = (end: number) => 50 + (50 * Math.max(-reach, Math.min(reach, Math.log(end)))) / reach;
  const left = low === null || low <= 0 ? 0 : place(low);
  const right = high === null || high <= 0 ? 100 : place(high);
  const known = value !== null || low !== null || high !== null;
  const spoken =
    value === null
      ? `${label}: ${texts.notMeasured}`
      : [
          `${label}: ${print(value)}`,
          texts.interval(...ends(measured, print)),
          ...(limit === null ? [] : [texts.limit + texts.severityColon + texts.atMost(print(limit))]),
        ].join(texts.listComma);
  return html`<div class="strip" role="img" aria-label="${spoken}">
<div class="track">
${limit !== null && html`<i class="allowed" style="width:${fixed(place(limit))}%"></i><b class="limit" style="left:${fixed(place(limit))}%"></b>`}
<b class="one" style="left:50%"></b>
${known && html`<i class="whisker${low === null && " open-low"}${high === null && " open-high"}" style="left:${fixed(left)}%;width:${fixed(right - left)}%"></i>`}
${value !== null && value > 0 && html`<b class="dot" style="left:${fixed(place(value))}%"></b>`}
</div>
<div class="scale" aria-hidden="true"><span>${print(Math.exp(-reach))}</span><span>${print(1)}</span><span>${print(Math.exp(reach))}</span></div>
</div>`;
}

function ends({ low, high }: RatioRecord, print: (ratio: number) => string): [string | null, string | null] {
  return [low === null ? null : print(low), high === null ? null : print(high)];
}

function fixed(value: number): string {
  return value.toFixed(2);
}

const SMALLEST_REACH = Math.log(1.05);
const LARGEST_REACH = Math.log(1000);
