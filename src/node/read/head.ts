import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { InputError } from "../../core/errors.js";

/** Findings from a file's first bytes. */
export type FileHead =
  | { readonly kind: "parquet" }
  | {
      readonly kind: "text";
      readonly gzip: boolean;
      readonly encoding: "utf-8" | "latin-1";
      /** The first lines, whole ones unless a line is longer than the head; without a byte order mark. */
      readonly text: string;
    };

const HEAD_BYTES = 256 * 1024;

/**
 * Looks at the first 256 kB of a file, unpacked.
 *
 * @throws InputError when there is no such file, or it is a directory, empty, packed in a way other than gzip, or binary.
 */
export async function readHead(file: string): Promise<FileHead> {
  const info = await stat(file).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === "ENOENT" ? "there is no such file" : `it cannot be opened (${error.code})`;
    throw new InputError({ file }, `${reason}. Check the path; it is taken relative to ${process.cwd()}.`);
  });
  if (info.isDirectory()) throw new InputError({ file }, "this is a folder. Name one CSV or Parquet file in it.");
  if (!info.isFile()) {
    throw new InputError(
      { file },
      "this is a pipe or a device, and a table is read more than once. Write it to a file first.",
    );
  }
  const packed = await firstBytes(file, false);
  const gzip = packed[0] === 0x1f && packed[1] === 0x8b;
  const bytes = gzip ? await firstBytes(file, true) : packed;
  if (bytes.length === 0) throw new InputError({ file }, "the file is empty. It must hold a table with numbers.");
  const start = bytes.subarray(0, 4).toString("latin1");
  if (start === "PAR1") return { kind: "parquet" };
  if (start.startsWith("PK")) {
    throw new InputError({ file }, "this is a ZIP archive or an Excel workbook. Unpack it, or save the sheet as CSV.");
  }
  if (start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff")) {
    throw new InputError({ file }, "this text is encoded as UTF-16. Save it as UTF-8.");
  }
  if (bytes.includes(0)) {
    throw new InputError({ file }, "this is a binary file. Give a CSV text (plain or .gz) or a Parquet file.");
  }
  if (/^\s*[[{<]/.test(start)) {
    throw new InputError({ file }, "this looks like JSON or XML. Convert it to CSV, one row for each timestamp.");
  }
  const whole = bytes.length < HEAD_BYTES ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1 || bytes.length);
  try {
    return { kind: "text", gzip, encoding: "utf-8", text: new TextDecoder("utf-8", { fatal: true }).decode(whole) };
  } catch {
    return { kind: "text", gzip, encoding: "latin-1", text: whole.toString("latin1") };
  }
}

async function firstBytes(file: string, unpack: boolean): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of unpack ? createReadStream(file).pipe(createGunzip()) : createReadStream(file)) {
      parts.push(part);
      length += part.length;
      if (length >= HEAD_BYTES) break;
    }
  } catch (error) {
    throw new InputError({ file }, `the file cannot be read (${(error as Error).message}). Is it complete?`);
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES);
}
