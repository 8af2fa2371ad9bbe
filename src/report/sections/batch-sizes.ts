import { bars } from "../../page/html/bars.js";
import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import type { SummaryRecord } from "../../study/records/trial.js";
import { figureFormats } from "../view/figure-formats.js";
import type { StudyView } from "../view/study-view.js";

/**
 * The section of epochs to the target by batch size; methods that never reached it are shown too. A bar over the whole width is all epochs of a
 * run, so that one that arrives is shorter than one that never does.
 */
export function batchSizesSection({ study, texts, methods }: StudyView): Html | null {
  if (study.summaries.length === 0) return null;
  if (study.target.error === null) return section("batches", texts.batchHeading, lead(texts.noTarget));
  const { epochs: print } = figureFormats(study);
  const batchSizes = [...new Set(study.summaries.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
  const groups = batchSizes.map((batchSize) => {
    const items = methods.flatMap(({ record, style, summaries }) =>
      summaries
        .filter((summary) => summary.batchSize === batchSize)
        .map((summary) => ({
          label: record.name,
          series: style.index,
          dash: style.dash,
          value: summary.epochsToTarget,
          ...words(summary),
        })),
    );
    return html`<h3>${texts.batch(String(batchSize))}</h3>${bars(items, study.plan.epochs)}`;
  });
  return section("batches", texts.batchHeading, [lead(texts.batchIntro(String(study.plan.epochs))), groups]);

  function words({ epochsToTarget, successes, seeds }: SummaryRecord): { text: string; note: string } {
    return {
      text: epochsToTarget === null ? texts.notReached : texts.epochsValue(print(epochsToTarget)),
      note: texts.ofSeeds(String(successes), String(seeds)),
    };
  }
}
