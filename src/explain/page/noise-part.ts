import { withoutBand } from "../../page/charts/band.js";
import { seriesStyle } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { legend } from "../../page/html/legend.js";
import { percent } from "../../page/text/numbers.js";
import type { NoisePoint, NoiseRecord } from "../record.js";
import type { ExplainTexts } from "../text/texts.js";
import { DASH, lineFigure } from "./figure.js";
import { part } from "./part.js";
import type { Tile } from "./tiles.js";

const COLOURS = { weights: 0, activation: 1 } as const;

/** The weights objective at the sigma nearest to .35. */
function facts({ points, pairs }: NoiseRecord) {
  const ours = points.filter(({ objective }) => objective === "weights");
  const at = (place: NoisePoint["at"]) =>
    ours
      .filter((point) => point.at === place)
      .reduce((a, b) => (Math.abs(b.sigma - 0.35) < Math.abs(a.sigma - 0.35) ? b : a));
  const size = ({ value }: NoisePoint) => percent(Math.abs(value), 1);
  return { start: size(at("start")), trained: size(at("trained")), sigma: at("start").sigma, draws: 2 * pairs };
}

export function noiseTile(record: NoiseRecord, texts: ExplainTexts): Tile {
  const { start, trained, sigma } = facts(record);
  return { id: "noise", name: texts.noise.tile, before: start, after: trained, more: texts.noise.tileMore(sigma) };
}

export function noisePart(record: NoiseRecord, texts: ExplainTexts): Html {
  const t = texts.noise;
  const lines = (["start", "trained"] as const).flatMap((at) =>
    (["weights", "activation"] as const).map((objective) => ({
      label: `${objective}, ${t.place[at]}`,
      look: seriesStyle(COLOURS[objective], at === "start" ? "solid" : DASH),
      points: record.points.filter((point) => point.at === at && point.objective === objective),
    })),
  );
  const series = (of: (point: NoisePoint) => number) =>
    lines.map(({ look, points }) => ({
      style: look,
      points: withoutBand(
        points.map(({ sigma }) => sigma),
        points.map(of),
      ),
    }));
  return part("noise", t.heading, texts, {
    finding: t.finding(facts(record)),
    figures: html`${legend(lines.map(({ label, look }) => ({ label, series: look.index, dash: look.dash })))}<div class="pair">${[
      lineFigure("noise-value", t.value, { series: series(({ value }) => value), xName: "σ" }),
      lineFigure("noise-gradient", t.gradient, { series: series(({ gradient }) => gradient), xName: "σ" }),
    ]}</div>`,
    how: t.how({ windows: record.windows, draws: 2 * record.pairs }),
  });
}
