import { GradusError, InputError, type InputPlace } from "../../core/errors.js";
import { causeOf, remedyOf } from "../system-error.js";

/** A query that DuckDB's memory does not hold. */
export class OutOfMemory extends InputError {}

export function mixedLines(place: InputPlace): InputError {
  return new InputError(
    place,
    "the rows cannot be told apart: line ends or quotes are mixed. Save the file as plain CSV.",
  );
}

/** DuckDB's message in the words of this program; other errors pass. */
export function readable(error: unknown, file: string): unknown {
  if (error instanceof GradusError || !(error instanceof Error)) return error;
  const { message } = error;
  if (message.startsWith("Out of Memory")) {
    return new OutOfMemory(
      { file },
      "the rows need more memory than there is, even column by column. Leave out columns of long texts, or close other programs.",
    );
  }
  if (message.endsWith("Too many open files")) {
    const limit = Object.assign(new Error(message), { code: "EMFILE" });
    return new InputError({ file }, `the file cannot be read, got ${causeOf(limit)}. ${remedyOf(limit, "")}`);
  }
  const line = /Line: (\d+)/.exec(message)?.[1];
  const place = line === undefined ? { file } : { file, row: Number(line) };
  const original = /Original Line: ?\s*(.{0,60})/.exec(message)?.[1] ?? "";
  const width = /Expected Number of Columns: (\d+) Found: ?(\d+)/.exec(message);
  if (width) {
    return new InputError(
      place,
      `every row must have ${width[1]} cells, as the first rows have, got ${width[2]} in "${original}". ` +
        "Fix the row; cells that contain the delimiter must be quoted.",
    );
  }
  if (message.includes("unterminated quote")) {
    return new InputError(
      place,
      `a quote is opened and never closed in "${original}". Close it, or double it inside a cell.`,
    );
  }
  if (message.includes("Maximum line size")) {
    return new InputError(
      place,
      `a row must be no longer than 2 million bytes, got a longer one that begins with "${original}". ` +
        "Shorten its cells; if it is many rows, a quote may be open.",
    );
  }
  if (message.includes("not utf-8")) {
    return new InputError(
      place,
      "the text is UTF-8 at first and not here. Save the file as UTF-8; Windows-1252 (Latin-1), for one, with: iconv -f CP1252 -t UTF-8.",
    );
  }
  if (message.includes("invalid state")) {
    return mixedLines(place);
  }
  return new InputError(place, `the file cannot be read as a table: ${message.split("\n")[0]}`);
}
