import { type Html, html } from "../../page/html/html.js";
import { section } from "../../page/html/section.js";
import type { ExplainTexts } from "../text/texts.js";

/** A part of the page: finding, figures and computation. */
export function part(id: string, heading: string, texts: ExplainTexts, { finding, figures, how }: PartContent): Html {
  return section(id, heading, [
    html`<p class="finding">${finding}</p>`,
    figures,
    html`<p class="how"><b>${texts.computed}</b> ${how}</p>`,
  ]);
}

interface PartContent {
  readonly finding: string;
  readonly figures: Html;
  readonly how: string;
}
