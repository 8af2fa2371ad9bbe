import { type Html, html } from "../../page/html/html.js";
import { section } from "../../page/html/section.js";
import type { StudyView } from "../view/study-view.js";

/** The section of terms, for readers who do not train networks. */
export function readingSection({ study, texts }: StudyView): Html {
  return section(
    "reading",
    texts.readingHeading,
    html`<dl class="reading">${texts
      .reading(texts.simpleForecasts[study.task.kind])
      .map(({ term, meaning }) => html`<div><dt>${term}</dt><dd>${meaning}</dd></div>`)}</dl>`,
  );
}
