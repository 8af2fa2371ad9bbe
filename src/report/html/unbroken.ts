import { type Html, html } from "../../page/html/html.js";

/** A word of Latin letters with a hyphen in it, "--tuning-trials" or "C-MAPSS", as long as fits into a line of a phone. */
const HYPHENATED = /((?<![\w.-])(?=[\w.]*-)[\w.-]{3,24}(?![\w.-]))/;

/** Text whose flags and names do not break at their hyphens; longer ones do. */
export function unbroken(text: string): Html {
  const parts = text.split(HYPHENATED);
  return html`${parts.map((part, k) => (k % 2 === 1 ? html`<span class="unbroken">${part}</span>` : part))}`;
}
