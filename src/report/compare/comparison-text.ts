import { ensureArgument } from "../../core/options.js";
import { flag, group, integer, required } from "../../core/rules.js";
import { visible } from "../../core/visible.js";
import { languageRule, type PageLanguage } from "../../page/text/language.js";
import { ansi } from "../terminal/ansi.js";
import { columns } from "../terminal/columns.js";
import { truncate, wrap } from "../terminal/width.js";
import { TEXTS } from "../text/index.js";
import { type ComparedCell, type ComparedColumn, compared, comparedHeads, criteriaDiffer } from "./compared.js";
import { ensureNamedStudies, type NamedStudy } from "./named-study.js";

const OPTIONS = required(group({ width: required(integer(1)), color: required(flag) }));
/** Columns that fit into 80. */
const SHOWN = ["study", "verdict", "time", "testError"] as const;
/** Below them, in a line. */
const BELOW = ["criteria", "seeds", "folds"] as const;
const NAME_WIDTH = 22;

/**
 * Studies side by side for a terminal of `width` columns: a line each with verdict, time and test error against its reference, then for
 * each the reason of its verdict, what was asked by which criteria, and what was changed after it had begun. Different criteria are said first.
 *
 * @throws GradusError for anything that is no study's record
 */
export function comparisonText(
  studies: readonly NamedStudy[],
  language: PageLanguage,
  options: { readonly width: number; readonly color: boolean },
): string {
  ensureNamedStudies("comparisonText", studies);
  ensureArgument("comparisonText", language, ["language", languageRule]);
  ensureArgument("comparisonText", options, ["options", OPTIONS]);
  const texts = TEXTS[language];
  const style = ansi(options.color);
  const all = studies.map((study) => compared(study, texts));
  const heads = comparedHeads(texts);
  const shown = (of: (column: ComparedColumn) => string) =>
    SHOWN.map((column) => (column === "study" ? truncate(visible(of(column)), NAME_WIDTH) : visible(of(column))));
  const rows = all.map(({ cells, changes }) =>
    shown((column) => {
      if (column === "verdict") return cells.verdict.text + (changes.length > 0 ? CHANGED : "");
      return column === "study" ? cells.study.text : inWords(cells[column]);
    }),
  );
  const [head = "", ...lines] = columns([shown((column) => heads[column]), ...rows]);
  const notes = all.flatMap(({ cells, why, changes }) => {
    const asked = BELOW.map((column) => `${heads[column]}${texts.severityColon}${inWords(cells[column])}`);
    return [
      ...wrap(visible(cells.study.text + texts.severityColon + why), options.width),
      ...indented(asked.join("; "), options.width),
      ...changes.flatMap((line) => indented(`${CHANGED} ${line}`, options.width)),
    ];
  });
  const differ = criteriaDiffer(studies) ? [...wrap(texts.criteriaDiffer, options.width), ""] : [];
  return `${[...differ, style.dim(head), ...lines, "", ...notes].join("\n")}\n`;
}

/** Behind the verdict of a study that was asked otherwise after it had begun, and before the sentences that say how. */
const CHANGED = "*";
const INDENT = "  ";

function indented(line: string, width: number): string[] {
  return wrap(visible(line), Math.max(1, width - INDENT.length)).map((part) => INDENT + part);
}

function inWords({ text, note }: ComparedCell): string {
  return note === null ? text : `${text} (${note})`;
}
