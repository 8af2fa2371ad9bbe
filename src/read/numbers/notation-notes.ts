import { listed, quoted } from "../../core/listed.js";
import { type MarkedNotation, markedNumber } from "./notation.js";
import type { NotationReason, NotedColumn } from "./read-notations.js";

type Marked = NotedColumn & { readonly notation: MarkedNotation };

/** What is said of columns whose numbers are not written plainly: each thing once, with the columns and a cell that shows it. */
export function notationNotes(columns: readonly NotedColumn[]): string[] {
  const marked = columns.filter((column): column is Marked => column.notation.kind === "marked");
  const words = columns.flatMap(({ name, notation }) =>
    notation.kind === "words" ? [`${quoted(name)} (${notation.yes} 1, ${notation.no} 0)`] : [],
  );
  return [
    ...said(marked, /,/, (names) => `Commas in numbers were taken as decimal commas: ${names}.`, ","),
    ...said(marked, GROUPS[","], grouped, ","),
    ...said(marked, GROUPS["."], grouped, "."),
    ...reasonNotes(columns),
    ...affixNotes(marked, ({ prefix }) => prefix),
    ...affixNotes(marked, ({ suffix }) => suffix),
    ...said(
      marked.filter(({ notation }) => notation.hasPowers),
      /[^\d\s)]$/,
      (names, example) => `Letters after numbers were taken as powers of ten, as in ${example}: ${names}.`,
    ),
    ...said(
      marked,
      /^\(.*\)$|-$/,
      (names, example) =>
        `Brackets around numbers, or a minus behind them, were taken as a minus, as in ${example}: ${names}.`,
    ),
    ...(words.length === 0 ? [] : [`Words were taken as numbers: ${listed(words)}.`]),
  ];
}

/** Digits that are grouped, by the decimal mark. */
const GROUPS = { ".": /[0-9][ ',][0-9]{3}/, ",": /[0-9][ '.][0-9]{3}/ };

function grouped(names: string, example: string): string {
  return `Marks between digits were taken to group thousands, as in ${example}: ${names}.`;
}

/** A note on the columns that have cells of that kind, with one of these. */
function said(
  columns: readonly Marked[],
  kind: RegExp,
  note: (names: string, example: string) => string,
  decimal?: MarkedNotation["decimal"],
): string[] {
  const found = columns.flatMap((column) => {
    const shape = column.shapes.find(({ text }) => text !== null && kind.test(text));
    const isMeant = decimal === undefined || column.notation.decimal === decimal;
    return shape === undefined || !isMeant ? [] : [{ column, example: shape.example }];
  });
  const first = found[0];
  if (first === undefined) return [];
  const example = `${quoted(first.example)} = ${markedNumber(first.example, first.column.notation)}`;
  return [note(listed(found.map(({ column }) => quoted(column.name))), example)];
}

/** What stood beside numbers and was left out. */
function affixNotes(columns: readonly Marked[], of: (notation: MarkedNotation) => string): string[] {
  return [...new Set(columns.map(({ notation }) => of(notation)))].flatMap((affix) =>
    affix === ""
      ? []
      : said(
          columns.filter(({ notation }) => of(notation) === affix),
          /[0-9]/,
          (names, example) => `Left out beside numbers: ${quoted(affix)}, as in ${example}: ${names}.`,
        ),
  );
}

/** Why marks that might be the other ones were taken as they were. */
function reasonNotes(columns: readonly NotedColumn[]): string[] {
  const whys = new Map<string, string[]>();
  for (const { name, reason, notation } of columns) {
    if (reason === null) continue;
    const mark = notation.kind === "marked" && notation.decimal === "," ? "comma" : "point";
    const why = `decimal ${mark}, ${REASONS[reason.kind](reason)}`;
    whys.set(why, [...(whys.get(why) ?? []), quoted(name)]);
  }
  return [...whys].map(
    ([why, names]) => `Numbers that can be read both ways were read with a ${why}: ${listed(names)}.`,
  );
}

const REASONS: Readonly<Record<NotationReason["kind"], (reason: NotationReason) => string>> = {
  column: (reason) => `as ${quoted(reason.kind === "column" ? reason.column : "")} shows`,
  delimiter: () => "as commas part the columns",
  asked: () => "as asked",
  model: () => "as at training",
};
