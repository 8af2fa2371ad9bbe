import type { SeriesStyle } from "../../page/charts/palette.js";
import { bars } from "../../page/html/bars.js";
import { type Html, html } from "../../page/html/html.js";
import { legend } from "../../page/html/legend.js";
import { significant } from "../../page/text/numbers.js";
import type { ThresholdMethod, ThresholdsRecord } from "../record.js";
import type { ExplainTexts } from "../text/texts.js";
import { DIFFUSION, lineFigure, overSeeds, PLAIN, THIRD } from "./figure.js";
import { part } from "./part.js";
import type { Tile } from "./tiles.js";

const STYLES: Readonly<Record<ThresholdMethod["method"], SeriesStyle>> = {
  plain: PLAIN,
  "straight-through": THIRD,
  diffusion: DIFFUSION,
};

export function thresholdsTile({ methods }: ThresholdsRecord, texts: ExplainTexts): Tile {
  const error = (name: ThresholdMethod["method"]) =>
    significant(methods.find(({ method }) => method === name)?.median ?? null);
  const { tile, tileMore } = texts.thresholds;
  const before = error("straight-through");
  return { id: "thresholds", name: tile, before, after: error("diffusion"), more: tileMore };
}

export function thresholdsPart(record: ThresholdsRecord, texts: ExplainTexts): Html {
  const { methods, meanPredictor, epochs, seeds, learningRates, sigma0 } = record;
  const t = texts.thresholds;
  const mean = significant(meanPredictor);
  const found = methods.map(({ method, median }) => ({ method: t.methods[method], error: significant(median), mean }));
  return part("thresholds", t.heading, texts, {
    finding: t.finding(found, mean),
    figures: html`<div class="pair"><div>${legend(
      methods.map(({ method }) => ({
        label: t.methods[method],
        series: STYLES[method].index,
        dash: STYLES[method].dash,
      })),
    )}${lineFigure("thresholds-curves", t.chart, {
      series: methods.map(({ method, curves }) => ({ style: STYLES[method], points: overSeeds(curves) })),
      references: [{ value: meanPredictor, label: texts.initialisation.mean, dash: [1, 3], place: "right" }],
      xName: texts.epoch,
      wholeX: true,
    })}</div><div class="narrow"><h3>${t.ends}</h3>${bars(
      methods.map(({ method, median }) => ({
        label: t.methods[method],
        series: STYLES[method].index,
        dash: STYLES[method].dash,
        value: median,
        text: significant(median),
        note: "",
      })),
      Math.max(meanPredictor, ...methods.map(({ median }) => median ?? 0)),
    )}</div></div>`,
    how: t.how({ epochs, seeds, rates: learningRates.join(", "), sigma0 }),
  });
}
