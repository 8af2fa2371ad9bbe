import { createHash } from "node:crypto";

/** Bytes of a folder's name: room for what is put behind it ("-2", ".csv") within the 143 that an encrypted disk of Linux takes; others take 255. */
const MOST_BYTES = 120;
const HASH_LETTERS = 8;

/** A file's name without its folder and what says its format. */
export function bareName(source: string): string {
  return source.replace(/^.*[/\\]/, "").replace(/(\.(csv|tsv|txt|parquet|json|xlsx|gz|zst))+$/i, "");
}

/** That name in letters that every system takes, no longer than a disk allows: what a study's folder is called. */
export function folderName(source: string): string {
  const name = bareName(source)
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return name === "" ? "study" : shortened(name);
}

/** Cut between characters; the hash tells names apart that begin alike. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, HASH_LETTERS);
  let cut = "";
  for (const character of name) {
    if (Buffer.byteLength(cut + character) > MOST_BYTES - HASH_LETTERS - 1) break;
    cut += character;
  }
  return `${cut}-${hash}`;
}
