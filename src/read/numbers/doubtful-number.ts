import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import type { ColumnProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { type Doubt, PLAIN } from "./notation.js";
import { numberSql } from "./number-sql.js";

/** The error for a column whose numbers can be read in two ways: a cell, both readings, and the option that decides. */
export async function doubtfulNumber(
  source: Source,
  { name, index }: Pick<ColumnProfile, "name" | "index">,
  doubt: Doubt,
): Promise<InputError> {
  const example = doubt.examples[0] ?? (await groupedCell(source, index));
  const bare = example.replace(/[^0-9.,]/g, "");
  const asDecimal = Number(bare.replace(doubt.mark, "."));
  const asGroup = Number(bare.replaceAll(/[.,]/g, ""));
  const [point, comma] = doubt.mark === "." ? [asDecimal, asGroup] : [asGroup, asDecimal];
  return new InputError(
    { file: source.file, column: name },
    `the numbers can be read in two ways, and no other column shows which: ${quoted(example)} is ${point} with a decimal point, and ${comma} with a ` +
      'decimal comma. Say which with `decimal: "."` or `decimal: ","`.',
  );
}

/** A plain number whose point may group digits. */
async function groupedCell(source: Source, index: number): Promise<string> {
  const cell = source.cell(index);
  const [found] = await source.query(
    `SELECT trim(${cell}) FROM ${source.relation} WHERE ${numberSql(cell, PLAIN)} IS NOT NULL AND contains(${cell}, '.') LIMIT 1`,
  );
  return String(found![0]);
}
