import { splitFolds } from "../../data/cut/split-series.js";
import type { Series } from "../../data/series.js";
import { LANGUAGES, type PageLanguage } from "../../page/text/language.js";
import { cutWords, limitWords } from "../../poc/event-words.js";
import type { PreparedStudy } from "../../poc/prepare-study.js";
import type { ReadTable } from "../../poc/read-table.js";
import { findingWords, highwayWords, openWords, taskWords } from "../../poc/words-before.js";
import { TEXTS } from "../../report/text/index.js";
import type { StudyEstimate } from "../../study/run/estimate-study.js";
import type { ShortBudget } from "../../study/run/short-budget.js";
import type { PlanLine, PlanView, ProofChoice, ShortTime } from "../contract/proof.js";
import { tableOf } from "./asked.js";
import type { WebEngines } from "./engines.js";
import { placeOf } from "./table-view.js";

export interface PlanParts {
  readonly prepared: PreparedStudy;
  readonly read: ReadTable;
  readonly choice: ProofChoice;
  readonly engines: WebEngines;
  readonly estimate: StudyEstimate;
  readonly goesOn: boolean;
}

/** What would run, and what the command line says before it does. */
export function planView(parts: PlanParts): PlanView {
  const { prepared, read, choice, engines, estimate, goesOn } = parts;
  const { task, methods } = prepared.options;
  const { train, validation, test } = task.windows;
  const { batchSizes, seeds, epochs } = estimate.size;
  const inWords = (language: PageLanguage) => [language, wordsIn(language, parts)] as const;
  return {
    trials: estimate.trials - estimate.done,
    ...{ done: estimate.done, goesOn },
    seconds: estimate.seconds,
    short: estimate.short && shortTime(estimate.short),
    windows: {
      train: Math.min(train.length, estimate.size.trainWindows),
      validation: validation.length,
      test: test.length,
    },
    parts: partsOf(read.series, choice),
    methods: methods.map(({ name }) => name),
    ...{ batchSizes, seeds, epochs },
    words: Object.fromEntries(LANGUAGES.map(inWords)) as Record<PageLanguage, PlanLine[]>,
    engine: { name: engines.executor.engine, workers: engines.workers, isIsolated: engines.isIsolated },
  };
}

function wordsIn(language: PageLanguage, { prepared, engines, estimate }: PlanParts): PlanLine[] {
  const texts = TEXTS[language];
  const { options, highway } = prepared;
  const { record } = options.task;
  const limits = [
    ...cutWords(estimate.cuts, texts),
    ...limitWords({ ...estimate, short: null }, { texts, elsewhere: ELSEWHERE }),
  ];
  const words = [
    ...taskWords(record, texts),
    ...highwayWords(highway, texts),
    ...findingWords(record.audit, texts),
    ...openWords(options, texts),
  ];
  return [
    ...words.map(({ kind, text }) => ({ kind: kind === "fact" ? "note" : kind, text }) as const),
    ...[...engines.notes, ...limits].map((text) => ({ kind: "warning", text: texts.warning(text) }) as const),
  ];
}

/** The page says it in the words of its form, where it asks whether to run all the same. */
function shortTime({ budgetSeconds, enoughSeconds, reached, trials }: ShortBudget): ShortTime {
  return { seconds: budgetSeconds, enoughSeconds, reached, trials };
}

const ELSEWHERE = "remove the kept study, and start anew";

/** Where validation and test begin in the first series. */
function partsOf(series: Series, choice: ProofChoice): PlanView["parts"] {
  const { validation, test } = splitFolds(series, tableOf(choice).split).at(-1)!;
  const { start } = series.segments[0]!;
  if (validation.length === 0 || test.length === 0) return null;
  const place = (row: number) => placeOf(series.time, row, start);
  return { validation: place(validation[0]!.start), test: place(test[0]!.start) };
}
