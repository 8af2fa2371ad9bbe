import { InputError } from "../../../core/errors.js";
import { rowPadding } from "../../../read/text/padded-rows.js";
import type { LookedAt } from "../looked-at.js";
import type { Reading } from "../options.js";
import { type Table, withTable } from "./table.js";

/** Does something with a table, also with one whose rows are sequences that end where they end: then with missing values after it. */
export async function withUnequalRows<Result>(
  looked: LookedAt,
  options: Reading,
  work: (table: Table, rows: { readonly endEarly: boolean }) => Promise<Result>,
): Promise<Result> {
  const plain = () => withTable(looked, options, (table) => work(table, { endEarly: false }));
  const padded = () => withTable(looked, { ...options, padsRows: true }, (table) => work(table, { endEarly: true }));
  // Read as it is, such a text may seem to have one column.
  const isUneven = (await rowPadding(firstLines(looked))) !== null;
  try {
    return await (isUneven ? padded() : plain());
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof NotFirst) throw error;
    if (isUneven) return plain();
    // Nothing is searched for in a file that is in order.
    if (error.place.row === undefined) throw error;
    return await padded().catch((second: unknown) => {
      throw second instanceof NotFirst ? second : error;
    });
  }
}

/** Labels that would stand after the end of a row. */
export class NotFirst extends InputError {}

/** Without one that may be cut off. */
function firstLines({ text }: LookedAt): readonly string[] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  return lines.length > 2 ? lines.slice(0, -1) : lines;
}
