import { InputError } from "../../core/errors.js";
import type { Sheet } from "../host.js";

/** `readXlsxFile` of the package read-excel-file. */
export type ReadWorkbook = (
  bytes: ArrayBuffer,
) => Promise<readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[]>;

/**
 * The sheets of a workbook.
 *
 * @throws InputError where it is damaged
 */
export async function sheetsOf(read: ReadWorkbook, bytes: ArrayBuffer, file: string): Promise<readonly Sheet[]> {
  try {
    const sheets = await withClockHeld(() => read(bytes));
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as Sheet["rows"] }));
  } catch (error) {
    const refusal = new InputError(
      { file },
      "the workbook cannot be read: it is damaged, or not as Excel writes it. Save the sheet as CSV.",
    );
    // What the package says speaks of the parts of the file: it goes with the error, and is not shown.
    throw Object.assign(refusal, { cause: error });
  }
}

let realNow = Date.now;
let held = 0;

/**
 * Works while the clock stands still. The package takes a sheet in ever smaller pieces as long as one seems to take long, each piece a call deeper: on a busy machine
 * the stack is full before the sheet is read.
 */
async function withClockHeld<Result>(work: () => Promise<Result>): Promise<Result> {
  if (held === 0) realNow = Date.now;
  const begun = realNow();
  held++;
  Date.now = () => begun;
  try {
    return await work();
  } finally {
    held--;
    if (held === 0) Date.now = realNow;
  }
}
