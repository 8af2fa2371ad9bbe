import { exp } from "../core/numeric/elementary/exp.js";
import type { PageLanguage } from "../page/text/language.js";
import { ansi } from "../report/terminal/ansi.js";
import { wrap } from "../report/terminal/width.js";
import { EFFECTS } from "./effects.js";
import { columnNumbers } from "./page/column-numbers.js";
import type { SuiteRecord } from "./record.js";
import { headingOf, sentencesOf } from "./sentences.js";
import { suiteTable } from "./suite-table.js";
import { SUITE_TEXTS } from "./text/index.js";

/** A suite for the terminal: a line a study, then what all of them say together. */
export function suiteText(
  { studies, models }: SuiteRecord,
  language: PageLanguage,
  { width, color }: { readonly width: number; readonly color: boolean },
): string {
  const texts = SUITE_TEXTS[language];
  const style = ansi(color);
  const ratios = EFFECTS.map((effect) => {
    const values = studies.map(({ effects }) => {
      const found = effects?.[effect] ?? null;
      return found && exp(found.log);
    });
    const format = columnNumbers(values);
    return values.map((value) => (value === null ? texts.notMeasured : format(value)));
  });
  const [head = "", ...rows] = suiteTable([
    [texts.columns.study, texts.columns.verdict, ...EFFECTS.map((effect) => texts.columns[effect])],
    ...studies.map(({ name, decision, state }, k) => [
      name,
      decision === null ? (state === "done" ? texts.notMeasured : texts.state[state]) : texts.decision[decision],
      ...ratios.map((column) => column[k]!),
    ]),
  ]);
  const said = models.flatMap((model) => {
    const sentences = sentencesOf(model, texts).flatMap((line) => wrap(line, width));
    return ["", style.bold(headingOf(model, models, texts)), ...sentences];
  });
  return `${[style.dim(head), ...rows, ...said].join("\n")}\n`;
}
