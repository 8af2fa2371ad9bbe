import { type Html, html } from "../../page/html/html.js";
import type { LineCurve } from "../record.js";

/**
 * Curves of one objective stacked from the largest sigma down to 0, all on one vertical scale, a dot at every valley.
 */
export function ridges(curves: readonly LineCurve[], { range, label, count }: RidgeOptions): Html {
  const ordered = [...curves].sort((a, b) => b.sigma - a.sigma);
  const height = TOP + ordered.length * STEP + 26;
  return html`<svg class="ridges" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">${ordered.map(
    (curve, row) => {
      const middle = curve.values.reduce((sum, value) => sum + value, 0) / curve.values.length;
      const base = TOP + (row + 0.55) * STEP;
      const place = (k: number): readonly [number, number] => [
        LEFT + ((RIGHT - LEFT) * k) / (curve.values.length - 1),
        base - (RISE * (curve.values[k]! - middle)) / (range || 1),
      ];
      const line = curve.values
        .map((_, k) =>
          place(k)
            .map((x) => x.toFixed(1))
            .join(" "),
        )
        .join("L");
      const isReal = curve.sigma === 0;
      return html`<g class="${isReal ? "real" : "smooth"}">
<path d="M${line}L${RIGHT} ${base + STEP * 0.62}L${LEFT} ${base + STEP * 0.62}Z" class="fill"/>
<path d="M${line}" class="line"/>
${curve.valleys.map((k) => {
  const [x, y] = place(k);
  return html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4"/>`;
})}
<text x="0" y="${base + 6}" class="sigma">σ ${String(curve.sigma)}</text>
<text x="${WIDTH}" y="${base + 6}" text-anchor="end" class="count">${count(curve.valleys.length)}</text></g>`;
    },
  )}</svg>`;
}

interface RidgeOptions {
  /** Difference of values drawn as full height. */
  readonly range: number;
  readonly label: string;
  readonly count: (valleys: number) => string;
}

const WIDTH = 520;
const LEFT = 74;
const RIGHT = 404;
const STEP = 62;
const RISE = 84;
const TOP = 10;

/** Style of the ridges, in the colours of the report. */
export const RIDGE_STYLE = `
.ridges{width:100%;height:auto;display:block}
.ridges .fill{fill:var(--page);opacity:.86}
.ridges .line{fill:none;stroke:var(--series-0);stroke-width:2;stroke-linejoin:round}
.ridges circle{fill:var(--page);stroke:var(--series-0);stroke-width:2}
.ridges .real .line{stroke:var(--ink)}.ridges .real circle{stroke:var(--ink);fill:var(--ink)}
.ridges text{font-size:19px;fill:var(--muted)}.ridges .count{fill:var(--ink);font-weight:600}
`;
