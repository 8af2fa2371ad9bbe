import { ensureArgument } from "../../core/options.js";
import { html } from "../../page/html/html.js";
import { page } from "../../page/html/page.js";
import { lead } from "../../page/html/section.js";
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
  const result = { go: "met", "no-go": "missed", inconclusive: "undecided" } as const;
  return page({
    language: texts.language,
    title: texts.comparisonTitle,
    body: html`<header><h1>${texts.comparisonTitle}</h1></header>
${lead(texts.comparisonIntro(integer(studies.length)))}${table({
  caption: texts.comparisonCaption,
  hint: texts.scrollHint,
  columns: [
    ...comparedHeads(texts).map((head, k) => ({
      head,
      align: k > VERDICT_COLUMN ? ("right" as const) : ("left" as const),
    })),
    { head: texts.whyOf },
  ],
  rows: all.map(({ cells, decision, why }) => ({
    cells: [
      ...cells.map((cell, k) =>
        k === VERDICT_COLUMN ? html`<span class="result ${result[decision]}">${cell}</span>` : cell,
      ),
      html`<span class="reason">${why}</span>`,
    ],
  })),
})}`,
    style: REPORT_STYLE,
  });
}
