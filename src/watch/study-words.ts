import type { PageLanguage } from "../page/text/language.js";
import { COMPARED_COLUMNS, compared, comparedHeads } from "../report/compare/compared.js";
import { TEXTS } from "../report/text/index.js";
import { errorUnit } from "../report/view/error-unit.js";
import { nextSteps } from "../report/view/next-step.js";
import { verdictWords } from "../report/view/verdict-words.js";
import type { StudyRecord } from "../study/records/study.js";
import type { StudyWords } from "../web/contract/messages.js";

/** A study's verdict and its row in a comparison, in every language: the same words as in the report and on the terminal. */
export function studyWords(study: StudyRecord, name: string): Readonly<Record<PageLanguage, StudyWords>> {
  return { en: wordsIn("en", study, name), ja: wordsIn("ja", study, name) };
}

function wordsIn(language: PageLanguage, study: StudyRecord, name: string): StudyWords {
  const texts = TEXTS[language];
  const { sentence, reasons, remarks, history } = verdictWords(study, texts);
  const { cells } = compared({ name, study }, texts);
  const heads = comparedHeads(texts);
  return {
    decision: texts.decision[study.verdict.decision],
    sentence,
    reasons: [...reasons, ...remarks, ...history],
    next: nextSteps(study, texts),
    unit: errorUnit(study, texts),
    compared: COMPARED_COLUMNS.map((column) => ({
      head: heads[column],
      text: cells[column].text,
      note: cells[column].note,
    })),
  };
}
