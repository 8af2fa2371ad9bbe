import { shellWord } from "../core/shell-word.js";

/** The command as it may be typed again in a shell. */
export function commandLine(words: readonly string[]): string {
  return ["gradus", ...words.map(shellWord)].join(" ");
}
