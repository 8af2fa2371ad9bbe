import { ensureArgument } from "../../core/options.js";
import { html } from "../../page/html/html.js";
import { page } from "../../page/html/page.js";
import { lead, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { languageRule, type PageLanguage } from "../../page/text/language.js";
import { integer } from "../../page/text/numbers.js";
import { DECISION_CLASS } from "../html/decision-class.js";
import { REPORT_STYLE } from "../html/style.js";
import { unbroken } from "../html/unbroken.js";
import { TEXTS } from "../text/index.js";
import { COMPARED_COLUMNS, type ComparedColumn, compared, comparedHeads, criteriaDiffer } from "./compared.js";
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
  const heads = comparedHeads(texts);
  return page({
    language: texts.language,
    title: texts.comparisonTitle,
    body: html`<header><h1>${texts.comparisonTitle}</h1></header>
${lead(texts.comparisonIntro(integer(studies.length)))}${criteriaDiffer(studies) && html`<p class="differ">${texts.criteriaDiffer}</p>`}${table(
  {
    caption: texts.comparisonCaption,
    hint: texts.scrollHint,
    columns: COMPARED_COLUMNS.map((name) => ({ head: heads[name], align: WORDS.includes(name) ? "left" : "right" })),
    rows: all.map(({ cells, decision }) => ({
      cells: COMPARED_COLUMNS.map((name) => {
        const { text, note, confidence = null } = cells[name];
        return [
          name === "verdict" ? html`<span class="result ${DECISION_CLASS[decision]}">${text}</span>` : text,
          note !== null && html`<br><small>${unbroken(note)}</small>`,
          confidence !== null && html`<br><small>${confidence}</small>`,
        ];
      }),
    })),
  },
)}${section(
  "why",
  texts.whyOf,
  html`<ul class="reasons">${all.map(
    ({ cells, decision, why, changes }) =>
      html`<li><strong>${cells.study.text}</strong> <span class="result ${DECISION_CLASS[decision]}">${cells.verdict.text}</span>
${[why, ...changes].map((sentence) => html`<p>${sentence}</p>`)}</li>
`,
  )}</ul>`,
)}`,
    style: REPORT_STYLE,
  });
}

/** Columns of words; the others are figures. */
const WORDS: readonly ComparedColumn[] = ["study", "data", "verdict", "criteria"];
