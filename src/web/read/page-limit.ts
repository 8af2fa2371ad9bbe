import { InputError } from "../../core/errors.js";
import type { PageFile } from "./open-host.js";

const MEGABYTE = 2 ** 20;
/** Larger files are refused: of texts this is the largest that was read. */
const MOST_MEGABYTES = 500;
/** Files from here on take longer than people wait without being told. */
const LONG_MEGABYTES = 50;

/** How many bytes of text a byte of a packed file stands for, and for a workbook what its cells take beside. */
const PACKED: readonly (readonly [ending: RegExp, times: number])[] = [
  [/\.(?:gz|parquet|pq)$/i, 5],
  [/\.xlsx$/i, 10],
];

/** What a page does with a file of a size: reads it, reads it and says that it takes long, or refuses it. */
export type PageLimit =
  | { readonly kind: "usual" }
  | { readonly kind: "long"; readonly note: string }
  | { readonly kind: "refused"; readonly reason: string; readonly mostMegabytes: number };

/** Says before a file is read whether a page can. `bytes` is the size of the file as it lies there. */
export function pageLimit({ name, bytes }: { readonly name: string; readonly bytes: number }): PageLimit {
  const times = PACKED.find(([ending]) => ending.test(name))?.[1] ?? 1;
  const megabytes = Math.ceil(bytes / MEGABYTE);
  if (times * megabytes > MOST_MEGABYTES) {
    const mostMegabytes = MOST_MEGABYTES / times;
    const reason =
      `in a page such a file must have at most ${mostMegabytes} MB, got ${megabytes} MB. Read it with the command line, which has no such limit ` +
      "(npx gradus poc FILE), or write a file with fewer columns or rows.";
    return { kind: "refused", reason, mostMegabytes };
  }
  if (times * megabytes < LONG_MEGABYTES) return { kind: "usual" };
  return {
    kind: "long",
    note: `A file of ${megabytes} MB takes a while to read in a page; the command line is faster.`,
  };
}

export function ensureWithinLimit({ name, blob }: PageFile): void {
  const limit = pageLimit({ name, bytes: blob.size });
  if (limit.kind === "refused") throw new InputError({ file: name }, limit.reason);
}
