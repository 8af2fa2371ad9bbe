import { bars } from "../../page/html/bars.js";
import { type Html, html } from "../../page/html/html.js";
import { lead, section } from "../../page/html/section.js";
import { change, integer, percent } from "../../page/text/numbers.js";
import type { SummaryRecord } from "../../study/records/trial.js";
import type { RatioRecord } from "../../study/records/verdict.js";
import { ratioStrip } from "../html/ratio-strip.js";
import type { Addition } from "../text/verdict-texts.js";
import type { StudyView } from "../view/study-view.js";
import { errorText, intervalText, savingText } from "../view/verdict-words.js";

/** The section on the effect of diffusion itself, apart from the optimiser it runs with. */
export function additionSection(view: StudyView): Html {
  const { study, texts, methods } = view;
  const { sameOptimizer, diffusion } = study.verdict;
  if (sameOptimizer === null) return section("addition", texts.additionHeading, lead(texts.additionMissing));
  const { timeRatio, testErrorRatio, method } = sameOptimizer;
  const own = methods.find(({ record }) => record.name === diffusion?.method);
  return section("addition", texts.additionHeading, [
    lead(texts.additionIntro(own?.record.optimizer ?? method)),
    html`<p><strong>${texts.addition[additionOf(timeRatio)]({
      method,
      saving: timeRatio.value === null ? texts.notMeasured : savingText(timeRatio.value, texts),
      confidence: percent(timeRatio.confidence),
      interval: intervalText(timeRatio, texts.times, texts),
    })}</strong>${
      testErrorRatio.value !== null &&
      texts.sentenceSpace +
        texts.additionTest({
          testError: errorText(testErrorRatio.value, texts),
          confidence: percent(testErrorRatio.confidence),
          interval: intervalText(testErrorRatio, change, texts),
        })
    }</p>`,
    chain(view),
    html`<div class="strips"><div><h3>${texts.timeToTarget}${texts.listComma}${texts.against(method)}</h3>${ratioStrip(
      timeRatio,
      {
        label: texts.timeToTarget,
        limit: null,
        texts,
        print: texts.times,
      },
    )}</div><div><h3>${texts.testError}${texts.listComma}${texts.against(method)}</h3>${ratioStrip(testErrorRatio, {
      label: texts.testError,
      limit: null,
      texts,
      print: change,
    })}</div></div>`,
  ]);
}

/** Faster or slower only where the whole interval lies on one side of 1. */
function additionOf({ value, low, high }: RatioRecord): Addition {
  if (value === null) return "unknown";
  if (high !== null && high < 1) return "faster";
  return low !== null && low > 1 ? "slower" : "unclear";
}

/** Reference, optimiser alone, optimiser with diffusion: one bar each. */
function chain({ study, texts, methods }: StudyView): Html {
  const { reference, sameOptimizer, diffusion } = study.verdict;
  const names = [reference, sameOptimizer, diffusion].map((one) => one?.method);
  const shown = [...new Set(names)]
    .map((name) => methods.find(({ record }) => record.name === name))
    .filter((method) => method !== undefined);
  const longest = shown.reduce((most, { headline }) => Math.max(most, secondsTaken(headline, study.plan.epochs)), 0);
  const items = shown.map(({ record, style, headline }) => ({
    label: record.name,
    series: style.index,
    value: headline?.secondsToTarget ?? null,
    text: headline?.secondsToTarget == null ? texts.notReached : texts.duration(headline.secondsToTarget),
    note: headline === null ? "" : texts.ofSeeds(String(headline.successes), String(headline.seeds)),
  }));
  const levels = study.target.levels.length;
  return html`<h3>${texts.timeToTarget}</h3>${levels > 1 && lead(texts.timeBars(integer(levels)))}${bars(items, longest)}`;
}

/** To the target, or through all epochs without reaching it. */
function secondsTaken(headline: SummaryRecord | null, epochs: number): number {
  return headline?.secondsToTarget ?? (headline?.secondsPerEpoch ?? 0) * epochs;
}
