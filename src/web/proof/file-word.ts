import type { ProofTexts } from "./text/texts.js";

/** What the page says of a file as a whole, in the language that it is in. */
export interface FileWord {
  readonly isRefused: boolean;
  readonly text: (words: ProofTexts["drop"]) => string;
}
