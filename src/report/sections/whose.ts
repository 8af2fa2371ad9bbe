import { type Html, html } from "../../page/html/html.js";
import { lead, lines, section } from "../../page/html/section.js";
import { table } from "../../page/html/table.js";
import { change, integer } from "../../page/text/numbers.js";
import { type Against, type Link, whoseGain } from "../../study/judge/whose-gain.js";
import { methodName } from "../html/method-name.js";
import { ratioStrip } from "../html/ratio-strip.js";
import { figureFormats } from "../view/figure-formats.js";
import { initialError } from "../view/start-words.js";
import type { StudyView } from "../view/study-view.js";
import { causeWords, whoseWords } from "../view/whose-words.js";

/** The section on which part of the gain is the optimiser's, the start's, sigma's and the path's. */
export function whoseSection(view: StudyView): Html {
  const { study, texts } = view;
  const gain = whoseGain(study);
  const words = whoseWords(study, texts);
  if (gain === null || words === null) return section("whose", texts.whoseHeading, lead(texts.noEvidence));
  const levels = study.target.levels.length;
  return section("whose", texts.whoseHeading, [
    lead(texts.whoseIntro),
    words.epochs !== null && html`<p><strong>${words.epochs}</strong></p>`,
    chainTable(view, gain.links),
    levels > 1 && gain.against.length > 0 && lead(texts.whoseLevels(integer(levels))),
    words.against.map((sentence, k) => html`<p>${sentence}</p>${strips(view, gain.against[k]!)}`),
    lines(words.notes),
  ]);
}

function chainTable({ study, texts, methods }: StudyView, links: readonly Link[]): Html {
  const { epochs, seconds, error } = figureFormats(study);
  return table({
    caption: texts.whoseCaption,
    hint: texts.scrollHint,
    stacked: true,
    columns: [
      { head: texts.method },
      { head: texts.whoseAdds },
      ...[texts.initialError, texts.epochs, texts.seconds, texts.test].map((head) => ({
        head,
        align: "right" as const,
      })),
    ],
    rows: links.map(({ method, summary, adds }, k) => {
      const view = methods.find(({ record }) => record.name === method.name)!;
      return {
        cells: [
          methodName(method, view.style),
          k === 0 ? "" : causeWords(adds, texts),
          error(initialError(view.trials)),
          summary.epochsToTarget === null ? texts.notReached : epochs(summary.epochsToTarget),
          summary.secondsToTarget === null ? texts.notReached : seconds(summary.secondsToTarget),
          error(summary.testError),
        ],
      };
    }),
  });
}

function strips({ texts }: StudyView, { method, lacks, time, testError }: Against): Html | null {
  if (lacks.length === 0) return null;
  const strip = (label: string, { value, interval }: Against["time"], print: (ratio: number) => string) =>
    html`<div><h3>${label}${texts.listComma}${texts.against(method.name)}</h3>${ratioStrip(
      { value, ...interval },
      { label, limit: null, texts, print },
    )}</div>`;
  return html`<div class="strips">${strip(texts.timeToTarget, time, texts.times)}${strip(texts.testError, testError, change)}</div>`;
}
