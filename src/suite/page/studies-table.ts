import { type Html, type HtmlValue, html } from "../../page/html/html.js";
import { table } from "../../page/html/table.js";
import { significant } from "../../page/text/numbers.js";
import { CONDITIONS } from "../conditions.js";
import { EFFECTS, type Effect } from "../effects.js";
import type { SuiteRow } from "../record.js";
import type { SuiteTexts } from "../text/texts.js";
import { rangeOf } from "./range-of.js";

/** Each study in a line: its verdict, what diffusion was worth, and under which conditions. */
export function studiesTable(studies: readonly SuiteRow[], texts: SuiteTexts): Html {
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
        html`${shortName(study.name)}${study.targets.length > 0 && html`<br><small>${shortName(study.targets.join(texts.separator))}</small>`}`,
        verdictOf(study, texts),
        ...EFFECTS.map((effect) => effectCell(study.effects?.[effect] ?? null, texts)),
        ...CONDITIONS.map((condition) => significant(study.conditions?.[condition] ?? null)),
      ],
    })),
  });
}

/** Characters of a name that are shown: of a table's name mostly all. */
const MOST_OF_NAME = 40;

/** The beginning of a long name, the whole one for who asks for it. */
function shortName(name: string): HtmlValue {
  const characters = [...name];
  if (characters.length <= MOST_OF_NAME) return name;
  return html`<span title="${name}" aria-label="${name}">${characters.slice(0, MOST_OF_NAME - 1).join("")}…</span>`;
}

function verdictOf({ decision, state, reason }: SuiteRow, texts: SuiteTexts) {
  if (decision === null) return state === "done" ? texts.notMeasured : texts.state[state];
  return html`<span class="result ${RESULT[decision]}">${texts.decision[decision]}</span>${reason !== null && html`<br><small>${texts.earlier}</small>`}`;
}

const RESULT = { go: "met", "no-go": "missed", inconclusive: "undecided" } as const;

function effectCell(effect: Effect | null, texts: SuiteTexts) {
  if (effect === null) return texts.notMeasured;
  const range = rangeOf(effect);
  const text = significant(Math.exp(effect.log));
  return range === null
    ? text
    : html`${text}<br><small>${texts.range(significant(range.low), significant(range.high))}</small>`;
}
