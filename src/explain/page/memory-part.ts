import { withoutBand } from "../../page/charts/band.js";
import { seriesStyle } from "../../page/charts/palette.js";
import { type Html, html } from "../../page/html/html.js";
import { legend } from "../../page/html/legend.js";
import type { MemoryRecord } from "../record.js";
import type { ExplainTexts } from "../text/texts.js";
import { DASH, DIFFUSION, lineFigure } from "./figure.js";
import { part } from "./part.js";
import type { Tile } from "./tiles.js";

/** At sigma = 0, and at the largest sigma. */
function facts({ points, window }: MemoryRecord) {
  const last = points.at(-1)!;
  return { window, from: points[0]!.steps, to: last.steps, sigma: last.sigma };
}

export function memoryTile(record: MemoryRecord, texts: ExplainTexts): Tile {
  const { from, to, sigma } = facts(record);
  const { tile, tileMore } = texts.memory;
  return { id: "memory", name: tile, before: String(from), after: String(to), more: tileMore(sigma) };
}

export function memoryPart(record: MemoryRecord, texts: ExplainTexts): Html {
  const { points, depths } = record;
  const t = texts.memory;
  // a few sigma from 0 to the largest, in colours from real to smooth
  const chosen = points.filter((_, k) => k % 2 === 0).slice(0, LOOKS.length);
  return part("memory", t.heading, texts, {
    finding: t.finding(facts(record)),
    figures: html`<div class="pair">${lineFigure("memory-steps", t.steps, {
      series: [
        {
          style: DIFFUSION,
          points: withoutBand(
            points.map(({ sigma }) => sigma),
            points.map(({ steps }) => steps),
          ),
        },
      ],
      references: [
        { value: record.window, label: t.window, dash: [4, 3], place: "right" },
        { value: 0, label: "", dash: [1, 0], place: "left" },
      ],
      xName: "σ",
    })}<div>${lineFigure("memory-lost", t.lost, {
      series: chosen.map(({ lost }, k) => ({ style: LOOKS[k]!, points: withoutBand(depths, lost) })),
      xName: t.depth,
      wholeX: true,
    })}${legend(
      chosen.map(({ sigma }, k) => ({ label: `σ = ${sigma}`, series: LOOKS[k]!.index, dash: LOOKS[k]!.dash })),
    )}</div></div>`,
    how: t.how(record),
  });
}

const LOOKS = [seriesStyle(2), seriesStyle(5), seriesStyle(3, DASH), seriesStyle(1), seriesStyle(0)];
