import { ensureArgument } from "../../core/options.js";
import { required, shaped } from "../../core/rules.js";
import { loadCharts } from "../../page/charts/load-charts.js";
import { html } from "../../page/html/html.js";
import { page } from "../../page/html/page.js";
import { section } from "../../page/html/section.js";
import { facts } from "../../page/html/table.js";
import { languageRule, type PageLanguage } from "../../page/text/language.js";
import type { ExplainRecord } from "../record.js";
import { TEXTS } from "../text/index.js";
import { curvaturePart, curvatureTile } from "./curvature-part.js";
import { formulasPart } from "./formulas-part.js";
import { initialisationPart, initialisationTile } from "./initialisation-part.js";
import { landscapePart, landscapeTile } from "./landscape-part.js";
import { memoryPart, memoryTile } from "./memory-part.js";
import { noisePart, noiseTile } from "./noise-part.js";
import { EXPLAIN_STYLE } from "./style.js";
import { thresholdsPart, thresholdsTile } from "./thresholds-part.js";
import { tiles } from "./tiles.js";

const recordRule = required(
  shaped("a record of explain", ["subject", "outcome"], "Give what `await explain(options)` returned."),
);

/**
 * The evidence as one HTML page that needs nothing else: no script, no network. Parts that are null are left out.
 * Written as `await renderExplain(await explain(options), "en")`; the result is the file.
 *
 * @throws GradusError when ECharts, an optional dependency that draws the charts, is not installed
 */
export async function renderExplain(record: ExplainRecord, language: PageLanguage): Promise<string> {
  ensureArgument("renderExplain", record, ["record", recordRule]);
  ensureArgument("renderExplain", language, ["language", languageRule]);
  await loadCharts();
  const texts = TEXTS[language];
  const { subject, landscape, initialisation, curvature, memory, noise, thresholds, formulas } = record;
  const body = html`<header>
<p class="eyebrow">gradus explain</p>
<h1>${texts.title}: ${subject.source}</h1>
<p class="lead">${texts.lead}</p>
${record.outcome.kind === "stopped" && html`<div class="notice"><p>${texts.stopped}</p></div>`}
${tiles([
  ...(landscape ? [landscapeTile(landscape, texts)] : []),
  ...(initialisation ? [initialisationTile(initialisation, texts)] : []),
  ...(curvature ? [curvatureTile(curvature, texts)] : []),
  ...(memory ? [memoryTile(memory, texts)] : []),
  ...(noise ? [noiseTile(noise, texts)] : []),
  ...(thresholds ? [thresholdsTile(thresholds, texts)] : []),
])}
</header>
${landscape && landscapePart(landscape, texts)}
${initialisation && initialisationPart(initialisation, texts, subject.trainWindows)}
${curvature && curvaturePart(curvature, texts)}
${memory && memoryPart(memory, texts)}
${noise && noisePart(noise, texts)}
${thresholds && thresholdsPart(thresholds, texts)}
${formulas && formulasPart(formulas, texts)}
${section("reproduce", texts.reproduce, [
  subject.command !== null && html`<pre tabindex="0"><code>${subject.command}</code></pre>`,
  html`<p>${texts.reproduceLine(subject)}</p>`,
  facts([
    [texts.data, subject.source],
    [texts.network, texts.networkLine(subject)],
  ]),
])}`;
  return page({ language, title: `${texts.title}: ${subject.source}`, body, style: EXPLAIN_STYLE });
}
