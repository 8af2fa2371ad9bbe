import { type Html, html } from "../../page/html/html.js";
import { table } from "../../page/html/table.js";
import { DECISION_CLASS } from "../../report/html/decision-class.js";
import { CONDITIONS } from "../conditions.js";
import { EFFECTS, type Effect } from "../effects.js";
import type { SuiteRow } from "../record.js";
import type { SuiteTexts } from "../text/texts.js";
import { columnNumbers } from "./column-numbers.js";
import { rangeOf } from "./range-of.js";
import { shortName, studyName } from "./study-name.js";

/** Each study in a line: its verdict, what diffusion was worth, and under which conditions. */
export function studiesTable(studies: readonly SuiteRow[], texts: SuiteTexts): Html {
  const ratios = EFFECTS.map((effect) => {
    const found = studies.map(({ effects }) => effects?.[effect] ?? null);
    return columnNumbers(found.map((one) => one && Math.exp(one.log)));
  });
  const numbers = CONDITIONS.map((condition) =>
    columnNumbers(studies.map(({ conditions }) => conditions?.[condition] ?? null)),
  );
  return table({
    caption: texts.table,
    hint: texts.scrollHint,
    columns: [
      { head: texts.columns.study },
      { head: texts.columns.verdict },
      ...EFFECTS.map((effect) => ({ head: texts.columns[effect], align: "right" as const })),
      ...CONDITIONS.map((condition) => ({ head: texts.condition[condition], align: "right" as const })),
    ],
    rows: studies.map((study) => ({
      cells: [
        html`${studyName(study)}${study.targets.length > 0 && html`<br><small>${shortName(study.targets.join(texts.separator))}</small>`}`,
        verdictOf(study, texts),
        ...EFFECTS.map((effect, k) => effectCell(study.effects?.[effect] ?? null, ratios[k]!, texts)),
        ...CONDITIONS.map((condition, k) => numbers[k]!(study.conditions?.[condition] ?? null)),
      ],
    })),
  });
}

function verdictOf({ decision, state, reason }: SuiteRow, texts: SuiteTexts) {
  if (decision === null) return state === "done" ? texts.notMeasured : texts.state[state];
  return html`<span class="result ${DECISION_CLASS[decision]}">${texts.decision[decision]}</span>${reason !== null && html`<br><small>${texts.earlier}</small>`}`;
}

function effectCell(effect: Effect | null, format: (value: number) => string, texts: SuiteTexts) {
  if (effect === null) return texts.notMeasured;
  const range = rangeOf(effect);
  const text = format(Math.exp(effect.log));
  return range === null ? text : html`${text}<br><small>${texts.range(format(range.low), format(range.high))}</small>`;
}
