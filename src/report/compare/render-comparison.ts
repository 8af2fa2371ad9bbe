import { ensureArgument } from "../../core/options.js";
import { html } from "../../page/html/html.js";
import { page } from "../../page/html/page.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { languageRule, type PageLanguage } from "../../page/text/language.js";
import { integer } from "../../page/text/numbers.js";
import { REPORT_STYLE } from "../html/style.js";
import { TEXTS } from "../text/index.js";
import { compared, comparedHeads, VERDICT_COLUMN } from "./compared.js";
import { ensureNamedStudies, type NamedStudy } from "./named-study.js";

/**
 * Studies side by side as one self-contained HTML page: no script, no request, the same bytes for the same records.
 *
 * @throws GradusError for anything that is no study's record
 */
export function renderComparison(studies: readonly NamedStudy[], language: PageLanguage): string {
  ensureNamedStudies("renderComparison", studies);
  ensureArgument("renderComparison", language, ["language", languageRule]);
  const texts = TEXTS[language];
  const all = studies.map((study) => compared(study, texts));
  return page({
    language: texts.language,
    title: texts.comparisonTitle,
    body: html`<header><h1>${texts.comparisonTitle}</h1></header>
${lead(texts.comparisonIntro(integer(studies.length)))}${table({
  caption: texts.comparisonCaption,
  hint: texts.scrollHint,
  columns: comparedHeads(texts).map((head, k) => ({ head, align: k > VERDICT_COLUMN ? "right" : "left" })),
  rows: all.map(({ cells, decision }) => ({
    cells: cells.map(({ text, note }, k) => [
      k === VERDICT_COLUMN ? html`<span class="result ${RESULT[decision]}">${text}</span>` : text,
      note !== null && html`<br><small>${note}</small>`,
    ]),
  })),
})}${section(
  "why",
  texts.whyOf,
  html`<ul class="reasons">${all.map(
    ({ cells, decision, why }) =>
      html`<li><strong>${cells[0]!.text}</strong> <span class="result ${RESULT[decision]}">${cells[VERDICT_COLUMN]!.text}</span>
<p>${why}</p></li>
`,
  )}</ul>`,
)}`,
    style: REPORT_STYLE,
  });
}

const RESULT = { go: "met", "no-go": "missed", inconclusive: "undecided" } as const;
