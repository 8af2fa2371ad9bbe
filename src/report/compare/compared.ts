import { change, integer, significant } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { RatioRecord, VerdictRecord } from "../../study/records/verdict.js";
import type { Texts } from "../text/texts.js";
import { intervalText, verdictWords } from "../view/verdict-words.js";
import type { NamedStudy } from "./named-study.js";

/** One study of a comparison in print. */
export interface Compared {
  readonly decision: VerdictRecord["decision"];
  readonly why: string;
  /** In the order of `comparedHeads`. */
  readonly cells: readonly ComparedCell[];
}

/** A figure, and what belongs to it in small print: its interval, or the target beside the data. */
export interface ComparedCell {
  readonly text: string;
  readonly note: string | null;
}

/** Which column of the cells is the verdict. */
export const VERDICT_COLUMN = 2;

export function comparedHeads(texts: Texts): readonly string[] {
  return [
    texts.studyName,
    texts.dataOf,
    texts.verdictOf,
    texts.timeAgainst,
    texts.testErrorAgainst,
    texts.bestNetwork,
    texts.bestForecast,
    texts.seedsOf,
    texts.startedOn,
  ];
}

export function compared({ name, study }: NamedStudy, texts: Texts): Compared {
  const { verdict, task, plan, startedAt } = study;
  return {
    decision: verdict.decision,
    why: verdictWords(study, texts).sentence,
    cells: [
      cell(name),
      cell(task.source, task.targets.join(texts.listComma)),
      cell(texts.decision[verdict.decision]),
      ratio(verdict.timeRatio, texts.times, texts),
      ratio(verdict.testErrorRatio, change, texts),
      ...bestErrors(study).map((error) => cell(error === null ? texts.notMeasured : significant(error, 4))),
      cell(integer(plan.seeds)),
      cell(startedAt.slice(0, 10)),
    ],
  };
}

function cell(text: string, note: string | null = null): ComparedCell {
  return { text, note };
}

function ratio(measured: RatioRecord, print: (value: number) => string, texts: Texts): ComparedCell {
  if (measured.value === null) return cell(texts.notMeasured);
  const isOpen = measured.low === null && measured.high === null;
  return cell(print(measured.value), isOpen ? null : intervalText(measured, print, texts));
}

/** Lowest test errors: of the networks, by their medians, and of the forecasts without one. */
function bestErrors({ summaries, baselines }: StudyRecord): readonly (number | null)[] {
  return [summaries, baselines].map((group) => {
    const errors = group.flatMap(({ testError }) => (testError === null ? [] : [testError]));
    return errors.length === 0 ? null : Math.min(...errors);
  });
}
