import { withoutBand } from "../../page/charts/band.js";
import { seriesStyle } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { legend } from "../../page/html/legend.js";
import { significant } from "../../page/text/numbers.js";
import type { CurvatureRecord } from "../record.js";
import type { ExplainTexts } from "../text/texts.js";
import { DASH, lineFigure } from "./figure.js";
import { part } from "./part.js";
import type { Tile } from "./tiles.js";

/** A colour for each start. */
const COLOURS = [2, 0, 3, 4];

/** The steepest start, on the real loss and at the sigma nearest to 1. */
function facts({ starts }: CurvatureRecord) {
  const { gain, points } = starts.at(-1)!;
  const smooth = points.reduce((a, b) => (Math.abs(b.sigma - 1) < Math.abs(a.sigma - 1) ? b : a));
  const from = points[0]!.curvature;
  return {
    gain,
    from: significant(from),
    to: significant(smooth.curvature),
    sigma: smooth.sigma,
    factor: significant(from / smooth.curvature, 2),
  };
}

export function curvatureTile(record: CurvatureRecord, texts: ExplainTexts): Tile {
  const { gain, from, to, sigma } = facts(record);
  return {
    id: "curvature",
    name: texts.curvature.tile,
    before: from,
    after: to,
    more: texts.curvature.tileMore(gain, sigma),
  };
}

export function curvaturePart(record: CurvatureRecord, texts: ExplainTexts): Html {
  const t = texts.curvature;
  const measured = record.starts.map(({ points }, k) => ({ points, style: seriesStyle(COLOURS[k % COLOURS.length]!) }));
  const bounds = record.starts.map(({ points }, k) => ({
    style: seriesStyle(COLOURS[k % COLOURS.length]!, DASH),
    points: withoutBand(
      points.filter(({ bound }) => bound !== null).map(({ sigma }) => sigma),
      points.flatMap(({ bound }) => (bound === null ? [] : [bound])),
    ),
  }));
  const curves = (of: (curvature: number) => number) =>
    measured.map(({ points, style: look }) => ({
      style: look,
      points: withoutBand(
        points.map(({ sigma }) => sigma),
        points.map(({ curvature }) => of(curvature)),
      ),
    }));
  const names = record.starts.flatMap(({ gain }, k) => [
    { label: t.measured(gain), series: measured[k]!.style.index, dash: "solid" as const },
    { label: t.bound(gain), series: measured[k]!.style.index, dash: DASH },
  ]);
  return part("curvature", t.heading, texts, {
    finding: t.finding(facts(record)),
    figures: html`${legend(names)}<div class="pair">${[
      lineFigure("curvature-size", t.chart, { series: [...curves((c) => c), ...bounds], xName: "σ" }),
      lineFigure("curvature-step", t.step, { series: curves((c) => 2 / c), xName: "σ" }),
    ]}</div>`,
    how: t.how(record),
  });
}
