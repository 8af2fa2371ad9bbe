import { shellWord } from "../core/shell-word.js";

/** The command as it may be typed again in a shell. */
export function commandLine(words: readonly string[]): string {
  return ["gradus", ...words.map(shellWord)].join(" ");
}

/** The same study in another folder, to be run. */
export function commandInto(folder: string, words: readonly string[]): string {
  const rest = words.filter(
    (word, k) =>
      !(
        word === "--out" ||
        words[k - 1] === "--out" ||
        word.startsWith("--out=") ||
        word === "--dry-run" ||
        word === "--open"
      ),
  );
  return commandLine([...rest, "--out", folder]);
}
