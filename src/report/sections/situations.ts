import { type Html, html } from "../../page/html/html.js";
import { lead, lines, section } from "../../page/html/section.js";
import { unbroken } from "../html/unbroken.js";
import { SITUATION_CODES } from "../situations/index.js";
import { situationWords } from "../view/situation-words.js";
import type { StudyView } from "../view/study-view.js";

/** The section of known situations, each with its meaning, figures and advice; what was looked for where none was found. */
export function situationsSection({ study, texts }: StudyView): Html | null {
  if (study.summaries.length === 0) return null;
  const found = situationWords(study, texts);
  const others = SITUATION_CODES.filter((code) => found.every((one) => one.code !== code));
  return section("situations", texts.situationsHeading, [
    found.length > 0 && lead(texts.situationsIntro),
    found.map(
      ({ name, figures, meaning, advice }) => html`<div class="situation"><h3>${name}</h3>
<p>${meaning}</p>
<p><strong>${texts.situationFigures}</strong>${texts.severityColon}${figures.length === 1 && figures[0]!}</p>${figures.length > 1 && lines(figures)}
<p class="next"><strong>${texts.situationAdvice}</strong>${texts.severityColon}${unbroken(advice)}</p></div>
`,
    ),
    others.length > 0 && lead(texts.noSituations(others.map((code) => texts.situation[code].name))),
  ]);
}
