import { bars } from "../../page/html/bars.js";
import { type Html, html } from "../../page/html/html.js";
import { legend } from "../../page/html/legend.js";
import { significant } from "../../page/text/numbers.js";
import type { InitialisationRecord, StartGroup } from "../record.js";
import type { ExplainTexts } from "../text/texts.js";
import { DIFFUSION, lineFigure, overSeeds, PLAIN, THIRD_WIDTH } from "./figure.js";
import { part } from "./part.js";
import type { Tile } from "./tiles.js";

const METHODS = ["plain", "diffusion"] as const;
const STYLES = { plain: PLAIN, diffusion: DIFFUSION } as const;

/** Runs that reach the target from all starts that are too large, taken together. */
function facts({ groups, seeds }: InitialisationRecord) {
  const large = groups.filter(({ gain }) => gain !== 1);
  const count = (name: StartGroup["method"]) =>
    large.filter(({ method }) => method === name).reduce((sum, { reached }) => sum + reached, 0);
  const gains = [...new Set(large.map(({ gain }) => gain))];
  return { gains, runs: gains.length * seeds, plain: count("plain"), diffusion: count("diffusion") };
}

function of(groups: readonly StartGroup[], gain: number, method: StartGroup["method"]): StartGroup {
  return groups.find((group) => group.gain === gain && group.method === method)!;
}

export function initialisationTile(record: InitialisationRecord, texts: ExplainTexts): Tile {
  const { gains, runs, plain, diffusion } = facts(record);
  const { tile, tileMore } = texts.initialisation;
  return {
    id: "initialisation",
    name: tile,
    before: `${plain}/${runs}`,
    after: `${diffusion}/${runs}`,
    more: tileMore(gains),
  };
}

export function initialisationPart(record: InitialisationRecord, texts: ExplainTexts, windows: number): Html {
  const { groups, seeds, epochs, sigma0, learningRates, target, meanPredictor } = record;
  const t = texts.initialisation;
  const gains = [...new Set(groups.map((group) => group.gain))];
  const references = [
    { value: target, label: t.target, dash: [4, 3], place: "right" },
    { value: meanPredictor, label: t.mean, dash: [1, 3], place: "right" },
  ] as const;
  const columns = gains.map((start, k) => {
    const found = METHODS.map((method) => of(groups, start, method));
    const counts = found.map(({ method, reached, median }) => ({
      label: t.methods[method],
      series: STYLES[method].index,
      dash: STYLES[method].dash,
      value: reached,
      text: t.successes(reached, seeds),
      note: t.median(significant(median)),
    }));
    const series = found.map(({ method, curves }) => ({ style: STYLES[method], points: overSeeds(curves) }));
    const chart = { series, references, xName: texts.epoch, wholeX: true };
    return html`<div><h3>${t.start(start)}</h3>${bars(counts, seeds)}${lineFigure(`start-${k}`, t.curves, chart, THIRD_WIDTH)}</div>`;
  });
  return part("initialisation", t.heading, texts, {
    finding: t.finding(facts(record)),
    figures: html`${legend(
      METHODS.map((method) => ({ label: t.methods[method], series: STYLES[method].index, dash: STYLES[method].dash })),
    )}<div class="three">${columns}</div>`,
    how: t.how({ epochs, seeds, rates: learningRates.join(", "), sigma0, windows }),
  });
}
