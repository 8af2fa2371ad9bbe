import { ensureArgument } from "../../core/options.js";
import { flag, group, integer, required } from "../../core/rules.js";
import { visible } from "../../core/visible.js";
import { languageRule, type PageLanguage } from "../../page/text/language.js";
import { ansi } from "../terminal/ansi.js";
import { columns } from "../terminal/columns.js";
import { truncate, wrap } from "../terminal/width.js";
import { TEXTS } from "../text/index.js";
import { type ComparedCell, compared, comparedHeads, VERDICT_COLUMN } from "./compared.js";
import { ensureNamedStudies, type NamedStudy } from "./named-study.js";

const OPTIONS = required(group({ width: required(integer(1)), color: required(flag) }));
/** Columns that fit into 80: study, verdict, time, test error. */
const SHOWN = [0, VERDICT_COLUMN, 3, 4];
const NAME_WIDTH = 22;

/**
 * Studies side by side for a terminal of `width` columns: a line each with verdict, time and test error against its reference, then the reason
 * of each verdict.
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
  const shownOf = (cells: readonly string[]) =>
    SHOWN.map((column) => (column === 0 ? truncate(visible(cells[0]!), NAME_WIDTH) : visible(cells[column]!)));
  const lineOf = ({ text, note }: ComparedCell) => (note === null ? text : `${text} (${note})`);
  const [head = "", ...rows] = columns([shownOf(heads), ...all.map(({ cells }) => shownOf(cells.map(lineOf)))]);
  const reasons = all.flatMap(({ cells, why }) =>
    wrap(visible(cells[0]!.text + texts.severityColon + why), options.width),
  );
  return `${[style.dim(head), ...rows, "", ...reasons].join("\n")}\n`;
}
