import { InputError } from "../../core/errors.js";
import { hasOtherDigits } from "../../core/other-digits.js";
import { MixedLines } from "../database/query-error.js";
import type { Source } from "../database/source.js";
import type { Database, StoredText } from "../host.js";
import { WIDE } from "../shape/wide-table.js";
import type { CsvLayout } from "./csv-layout.js";
import { csvTable, wideTable } from "./csv-table.js";
import { inUtf8 } from "./encoding.js";
import { encodingName } from "./encoding-names.js";
import type { FileHead } from "./head.js";
import { linesOf, mappedLines } from "./lines-of.js";
import { inLatinDigits } from "./other-digits.js";
import { rowPadding } from "./padded-rows.js";
import { rowsBelow, upTo } from "./rows-below.js";
import { hasSpacedQuotes, withTabs } from "./spaced-quotes.js";
import { withoutStrayRows } from "./stray-rows.js";
import { areWrapped, unwrapped } from "./wrapped-lines.js";

type TextHead = FileHead & { readonly kind: "text" };

/** Copies a text and takes charge of the copy; `instead` is what the user can do where there is no place for it. */
export type CopyText = (text: AsyncIterable<Uint8Array | string>, instead: string) => Promise<StoredText>;

/** A text in UTF-8 with a row in each line: itself or a copy. */
export async function inPlainLines(
  { file, stored, head }: { readonly file: string; readonly head: TextHead } & Pick<StoredText, "stored">,
  copied: CopyText,
): Promise<StoredText & { readonly head: string; readonly notes: readonly string[] }> {
  let text: StoredText = { stored, gzip: head.gzip };
  const copy = async (of: AsyncIterable<Uint8Array | string>, instead: string) => {
    text = await copied(of, instead);
  };
  if (head.encoding !== "utf-8") {
    const instead = `save the text, which is ${encodingName(head.encoding)}, as UTF-8.`;
    await copy(inUtf8({ file, stored, ...head }), instead);
  }
  const notes: string[] = [];
  let first = head.text;
  const map = async (
    change: (line: string) => string,
    { instead, note }: { readonly instead: string; readonly note?: string },
  ) => {
    await copy(mappedLines(text, change), instead);
    first = first
      .split(/(?<=\r\n|\n|\r(?!\n))/)
      .map(change)
      .join("");
    if (note !== undefined) notes.push(note);
  };
  if (hasOtherDigits(first))
    await map(inLatinDigits, {
      instead: "write it with the digits 0 to 9.",
      note: "Digits of other scripts were taken as 0 to 9.",
    });
  if (hasSpacedQuotes(first)) await map(withTabs, { instead: "write it with commas between its cells." });
  if (areWrapped(first))
    await map(unwrapped, {
      instead: "take the quotes around whole lines out of it.",
      note: "The lines of the file stand in quotes as a whole, which were taken off.",
    });
  return { ...text, head: first, notes };
}

/** The same with rows that end early filled up. */
export async function inEqualRows<Text extends StoredText & { readonly head: string }>(
  text: Text,
  file: string,
  copied: CopyText,
): Promise<Text> {
  const pad = await rowPadding(linesOf(text));
  if (pad === null) throw new InputError({ file }, "no row of numbers ends early. Read the file as it is.");
  const made = await copied(mappedLines(text, pad), "fill up its rows with empty cells.");
  const head = text.head.split(/(?<=\r\n|\n|\r(?!\n))/).map(pad);
  return { ...text, ...made, head: head.join("") };
}

interface GivenText {
  readonly file: string;
  readonly head: TextHead;
  readonly copy: CopyText;
  readonly notes: readonly string[];
  /** Whether its line ends were made one. */
  readonly hasOneLineEnd?: boolean;
  readonly shared: Database & Pick<Source, "file" | "name" | "isText" | "missingValues">;
}

/** A text as a table, and what can be done where it cannot be read as it is. */
export async function openText(
  given: StoredText & { readonly layout: CsvLayout },
  options: GivenText,
): Promise<Source> {
  const { file, head, shared, copy } = options;
  const { layout } = given;
  let text: StoredText = given;
  const below = await rowsBelow(text, layout);
  if (below !== null) text = await copy(upTo(text, below.from), "take the rows below the table out of it.");
  const notes = [...options.notes, ...(below === null ? [] : [below.note])];
  const opened = async (of: StoredText, more: readonly string[]): Promise<Source> => {
    const csv = { file, ...of, head, layout };
    const isWide = layout.names.length > WIDE;
    const table = isWide
      ? await wideTable(csv, { database: shared, copy: async (...of) => (await copy(...of)).stored })
      : csvTable(csv);
    const source = { ...table, notes: [...table.notes, ...more], ...shared };
    return source.columns.length === 1 ? await withoutBlankEnd(source) : source;
  };
  const withOneLineEnd = async () => {
    const plain = await copy(
      mappedLines(text, (line) => line.replace(/(?:\r\n|\r)$/, "\n")),
      "save it with one kind of line end.",
    );
    const note = "The line ends of the file differ; each of them was taken as one.";
    return openText(
      { ...plain, layout: { ...layout, lineEnd: "\n" } },
      { ...options, notes: [...notes, note], hasOneLineEnd: true },
    );
  };
  const first = await opened(text, notes).catch((error: unknown) => {
    if (error instanceof MixedLines && !options.hasOneLineEnd) return withOneLineEnd();
    throw error;
  });
  return {
    ...first,
    ...(!options.hasOneLineEnd && { withOneLineEnd }),
    async withoutStrayRows() {
      const stray = withoutStrayRows(text, layout);
      const place = await copy(stray.text, "take the rows that are no data out of it.");
      const note = stray.note();
      return note === null ? null : opened(place, [...notes, note]);
    },
  };
}

/** In a file of one column a blank line is a missing value, but not at the end of the file. */
async function withoutBlankEnd(source: Source): Promise<Source> {
  const [counts] = await source.query(
    `SELECT max(CASE WHEN trim(${source.cell(0)}) <> '' THEN record END) FROM (SELECT *, row_number() OVER () AS record FROM ${source.relation})`,
  );
  return { ...source, relation: `(SELECT * FROM ${source.relation} LIMIT ${counts?.[0] ?? 0})` };
}
