import type { ProofTexts } from "../text/texts.js";

/** Megabytes beyond which a table is not begun with. */
const MOST = 500;

/** Said before anything is read. */
export function whyTooLarge({ size }: Pick<Blob, "size">, words: ProofTexts["drop"]): string | null {
  const megabytes = size / 1e6;
  return megabytes > MOST ? words.tooLarge(String(Math.ceil(megabytes)), String(MOST)) : null;
}
