import { GradusError, InputError, type InputPlace } from "../../core/errors.js";

/** A query that DuckDB's memory does not hold. */
export class OutOfMemory extends InputError {}

/** A text whose line ends differ: it can be read once they are made one. */
export class MixedLines extends InputError {}

export function mixedLines(place: InputPlace): MixedLines {
  return new MixedLines(
    place,
    "the rows cannot be told apart: line ends or quotes are mixed. Save the file as plain CSV.",
  );
}

/** What DuckDB says of files that end too soon, or were changed, and what that means. */
const UNREADABLE: readonly (readonly [said: RegExp, meaning: string])[] = [
  [
    /magic bytes|too small to be a Parquet|footer|file is too short|metadata length/i,
    "it begins as a Parquet file and does not end as one, so that it is not complete",
  ],
  [/gzip/i, "what is packed in it is damaged"],
  [/decompress|snappy|zstd|brotli|lz4/i, "the values in it are damaged"],
  [/not implemented|unsupported/i, "it has values of a type that is not read"],
];

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
  const line = /Line: (\d+)/.exec(message)?.[1];
  const place = line === undefined ? { file } : { file, row: Number(line) };
  const original = /Original Line: ?\s*(.{0,60})/.exec(message)?.[1] ?? "";
  if (/^\\0|\0/.test(original)) {
    return new InputError(
      place,
      "this row holds NUL bytes, as where a program did not finish writing. They are taken out of a text with: tr -d '\\000'.",
    );
  }
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
      "the text is UTF-8 at first and not here. Save the file as UTF-8 to its end, or name its encoding with `encoding`, as windows-1252 or shift_jis.",
    );
  }
  if (message.includes("invalid state")) {
    return mixedLines(place);
  }
  // What is left speaks of DuckDB's inner parts: it goes with the error, and is not shown.
  const known = UNREADABLE.find(([said]) => said.test(message))?.[1] ?? "it is damaged, or of a kind that is not read";
  const refusal = new InputError(
    place,
    `the file cannot be read as a table: ${known}. Write it anew, as CSV in UTF-8 or as Parquet.`,
  );
  return Object.assign(refusal, { cause: error });
}
