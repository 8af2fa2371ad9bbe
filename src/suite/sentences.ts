import { significant } from "../page/text/numbers.js";
import { isClear } from "./findings.js";
import type { SuiteFinding, SuiteModel } from "./record.js";
import type { SuiteTexts } from "./text/texts.js";

/** What one effect comes to over all studies, and on which conditions it hangs: for the page and the terminal. */
export function sentencesOf(model: SuiteModel, texts: SuiteTexts): readonly string[] {
  const { overall, alone, together } = model;
  const clear = alone.filter(isClear);
  return [
    overallSentence(model, texts),
    ...clear.map((slope) => slopeSentence(slope, texts)),
    ...(alone.length > 0 && clear.length === 0 ? [texts.noneClear] : []),
    ...(overall !== null && alone.length > 1 && together === null ? [texts.noTogether] : []),
  ];
}

/** What a model is of; which errors, where the suite has several kinds. */
export function headingOf({ effect, kindOfError }: SuiteModel, all: readonly SuiteModel[], texts: SuiteTexts): string {
  const isOne = all.filter((model) => model.effect === effect).length === 1;
  const heading = texts.effectHeading[effect];
  return isOne || kindOfError === null ? heading : texts.ofKind(heading, texts.kindOfError[kindOfError]);
}

/** The mean over all studies, with its interval where one is known. */
function overallSentence({ overall, studies }: SuiteModel, texts: SuiteTexts): string {
  if (overall === null) return texts.tooFew(studies);
  const { value, low, high } = overall;
  const range = low === null || high === null ? null : rangeText({ low, high }, texts);
  return texts.overall({ ratio: significant(value), range, studies });
}

function slopeSentence(slope: SuiteFinding, texts: SuiteTexts): string {
  return texts.slope({
    step: texts.step[slope.condition],
    factor: significant(slope.value),
    range: rangeText(slope, texts),
  });
}

export function rangeText({ low, high }: { readonly low: number; readonly high: number }, texts: SuiteTexts): string {
  return texts.range(significant(low), significant(high));
}
