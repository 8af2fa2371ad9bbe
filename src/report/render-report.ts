import { ensureArgument } from "../core/options.js";
import { loadCharts } from "../page/charts/load-charts.js";
import { Html, html } from "../page/html/html.js";
import { page } from "../page/html/page.js";
import { languageRule, type PageLanguage } from "../page/text/language.js";
import { ensureStudy } from "../study/records/ensure-study.js";
import type { StudyRecord } from "../study/records/study.js";
import { REPORT_STYLE } from "./html/style.js";
import { batchSizesSection } from "./sections/batch-sizes.js";
import { criteriaSection } from "./sections/criteria.js";
import { curvesSection } from "./sections/curves.js";
import { dataSection } from "./sections/data.js";
import { figuresSection } from "./sections/figures.js";
import { foldsSection } from "./sections/folds.js";
import { forecastSection } from "./sections/forecast.js";
import { header } from "./sections/header.js";
import { horizonsSection } from "./sections/horizons.js";
import { machinesSection } from "./sections/machines.js";
import { measuresSection } from "./sections/measures.js";
import { moneySection } from "./sections/money.js";
import { planSection } from "./sections/plan.js";
import { readingSection } from "./sections/reading.js";
import { reproduceSection } from "./sections/reproduce.js";
import { schedulesSection } from "./sections/schedules.js";
import { scoresSection } from "./sections/scores.js";
import { situationsSection } from "./sections/situations.js";
import { tuningSection } from "./sections/tuning.js";
import { whoseSection } from "./sections/whose.js";
import { TEXTS } from "./text/index.js";
import type { Texts } from "./text/texts.js";
import { studyView } from "./view/study-view.js";

/**
 * A study as one self-contained HTML page: no script, no request, the same bytes for the same record.
 *
 * The decision comes first, then its evidence, then all measurements.
 *
 * @throws GradusError when ECharts, an optional dependency that draws the charts, is not installed
 */
export async function renderReport(study: StudyRecord, language: PageLanguage): Promise<string> {
  ensureStudy("renderReport", study);
  ensureArgument("renderReport", language, ["language", languageRule]);
  await loadCharts();
  const texts = TEXTS[language];
  const view = studyView(study, texts);
  const sections = SECTIONS.flatMap((section) => section(view) ?? []);
  return page({
    language: texts.language,
    title: texts.title(study.task.source),
    body: html`${header(view)}${contents(sections, texts)}${sections}`,
    style: REPORT_STYLE,
  });
}

/** Links to the sections' headings. */
function contents(sections: readonly Html[], texts: Texts): Html {
  const links = sections.flatMap(({ text }) => {
    const [, id, heading] = /<h2 id="([^"]+)">(.*?)<\/h2>/.exec(text) ?? [];
    return id === undefined ? [] : [html`<li><a href="#${id}">${new Html(heading!)}</a></li>`];
  });
  return html`<nav class="contents" aria-label="${texts.contents}"><strong>${texts.contents}</strong><ol>${links}</ol></nav>`;
}

/** After the head, in the order of the page; a section without content is null. */
const SECTIONS = [
  criteriaSection,
  moneySection,
  whoseSection,
  foldsSection,
  situationsSection,
  curvesSection,
  batchSizesSection,
  schedulesSection,
  forecastSection,
  figuresSection,
  measuresSection,
  scoresSection,
  horizonsSection,
  dataSection,
  tuningSection,
  planSection,
  machinesSection,
  readingSection,
  reproduceSection,
] as const;
