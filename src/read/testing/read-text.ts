import type { ReadOptions, ReadTable } from "../read-options.js";
import { temporaryFile, translatedInputError } from "../testing.js";
import { readTable } from "./reader.js";

/** Reads a text as a file of that content. */
export async function read(content: string, options?: ReadOptions): Promise<ReadTable> {
  return readTable(await temporaryFile("t.csv", content), options);
}

/** The error that reading it ends in. */
export async function fails(content: string, options?: ReadOptions) {
  return translatedInputError(readTable(await temporaryFile("t.csv", content), options));
}

/** A table of these lines, to each of which a column of numbers is added. */
export function rows(header: string, ...lines: string[]): string {
  return `${header}\n${lines.map((line, k) => `${line},${(k * k) % 5}`).join("\n")}\n`;
}
