import { type Html, html } from "../../page/html/html.js";
import { page } from "../../page/html/page.js";
import { lead, section } from "../../page/html/section.js";
import type { PageLanguage } from "../../page/text/language.js";
import { integer } from "../../page/text/numbers.js";
import { DECISION_CLASS } from "../../report/html/decision-class.js";
import { REPORT_STYLE } from "../../report/html/style.js";
import type { SuiteReason } from "../reason.js";
import type { SuiteRecord, SuiteRow } from "../record.js";
import { SUITE_TEXTS } from "../text/index.js";
import { reasonParts } from "../text/reason-words.js";
import { effectSection } from "./effect-section.js";
import { studiesTable } from "./studies-table.js";

/**
 * A suite as one self-contained page: what all studies say together, on which conditions it hangs, and each study in a line. No script, no request, the same
 * bytes for the same record; `loadCharts` comes first.
 */
export function renderSuite(suite: SuiteRecord, language: PageLanguage): string {
  const texts = SUITE_TEXTS[language];
  const { studies, models } = suite;
  const inState = (one: SuiteRow["state"]) => studies.filter(({ state }) => state === one);
  const refused = inState("refused");
  const kept = studies.filter(({ state, reason }) => state !== "refused" && reason !== null);
  const counts = (["go", "no-go", "inconclusive"] as const).map(
    (decision) => [decision, studies.filter((study) => study.decision === decision).length] as const,
  );
  return page({
    language,
    title: texts.title,
    style: `${REPORT_STYLE}${STYLE}`,
    body: html`<header><h1>${texts.title}</h1></header>
${lead(
  texts.intro({
    done: inState("done").length,
    gos: counts[0]![1],
    stopped: inState("stopped").length,
    refused: refused.length,
  }),
)}<ul class="counts">${counts.map(
      ([decision, count]) =>
        html`<li><strong>${integer(count)}</strong> <span class="result ${DECISION_CLASS[decision]}">${texts.counts[decision]}</span></li>`,
    )}</ul>
${suite.unnamed !== null && lead(texts.unnamed(suite.unnamed))}${models.map((model) => effectSection(suite, model, texts))}${section("all", texts.table, studiesTable(studies, texts))}${refused.length > 0 && section("refused", texts.why, reasons(refused, language))}${
  kept.length > 0 && section("kept", texts.kept, html`${lead(texts.keptNote)}${reasons(kept, language)}`)
}${section("method", texts.methodHeading, lead(texts.method))}`,
  });
}

function reasons(studies: readonly SuiteRow[], language: PageLanguage): Html {
  return html`<ul class="plain">${studies.map(
    ({ name, reason }) => html`<li><strong>${name}</strong> ${reason !== null && reasonHtml(reason, language)}</li>`,
  )}</ul>`;
}

/** Each part marked with its language, where that is not the page's. */
function reasonHtml(reason: SuiteReason, language: PageLanguage): Html {
  const parts = reasonParts(reason, language);
  return html`${parts.map((part) => (part.language === language ? part.text : html`<span lang="${part.language}">${part.text}</span> `))}`;
}

const STYLE = `
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:10px 34px;padding:0;margin:18px 0 0}
.counts strong{font-size:1.9rem;font-weight:650;margin-right:.2em}
[aria-labelledby=all] table{font-size:.84rem}
[aria-labelledby=all] tbody th{min-width:10em;overflow-wrap:break-word}
@media(max-width:700px){[aria-labelledby=all] tbody th{max-width:13em;overflow-wrap:anywhere}}
[aria-labelledby=all] td:not(.number){min-width:6.5em}
`;
