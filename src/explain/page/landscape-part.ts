import { type Html, html } from "../../page/html/html.js";
import { significant } from "../../page/text/numbers.js";
import type { LandscapeRecord } from "../record.js";
import type { ExplainTexts } from "../text/texts.js";
import { part } from "./part.js";
import { ridges } from "./ridges.js";
import { surface } from "./surface.js";
import type { Tile } from "./tiles.js";

/** Valleys of the weights objective on the line, real and at the middle sigma that the finding speaks of. */
function facts({ line, gain }: LandscapeRecord) {
  const weights = line.curves.filter(({ objective }) => objective === "weights");
  const smooth = weights.find(({ sigma }) => sigma >= 0.25) ?? weights.at(-1)!;
  return { from: weights[0]!.valleys.length, to: smooth.valleys.length, sigma: smooth.sigma, gain };
}

export function landscapeTile(record: LandscapeRecord, texts: ExplainTexts): Tile {
  const { from, to, sigma } = facts(record);
  return {
    id: "landscape",
    name: texts.landscape.tile,
    before: String(from),
    after: String(to),
    more: texts.landscape.tileMore(sigma),
  };
}

export function landscapePart(record: LandscapeRecord, texts: ExplainTexts): Html {
  const { line, plane } = record;
  const t = texts.landscape;
  const real = plane.levels.find(({ sigma }) => sigma === 0)!;
  const range = span(real.values);
  const reliefs = plane.levels.map(
    ({ sigma, values, valleys }) =>
      html`<figure>${surface(values, plane.positions.length, {
        range,
        label: t.relief(sigma, valleys),
      })}<figcaption><b>σ = ${String(sigma)}</b>${sigma === 0 && html` (${t.real})`}<small>${t.pits(valleys)}</small></figcaption></figure>`,
  );
  const realLine = line.curves.find(({ sigma }) => sigma === 0)!;
  const stacks = (["weights", "activation", "sampled"] as const).map((objective) => {
    const curves = line.curves.filter((curve) => curve.objective === objective && curve.sigma > 0);
    const { name, what } = t.objectives[objective];
    return html`<figure><h3>${name}</h3><p>${what}</p>${ridges([realLine, ...curves], {
      range: span(realLine.values),
      label: `${t.lineHeading}: ${name}`,
      count: t.valleys,
    })}</figure>`;
  });
  return part("landscape", t.heading, texts, {
    finding: t.finding(facts(record)),
    figures: html`<div class="reliefs">${reliefs}</div><p class="way">${t.way} →</p>
<h3>${t.lineHeading}</h3><div class="three">${stacks}</div>`,
    how: t.how({ ...record, ceiling: significant(record.ceiling) }),
  });
}

function span(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
