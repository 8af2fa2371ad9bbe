import { shellWord } from "../../core/shell-word.js";
import type { ContinueRequest, KnownCommand } from "./messages.js";

/** Flags of one run, not of the study. */
const OF_THE_RUN = ["--open", "--json", "--dry-run", "--finish"];

/** The words of the command that goes on with the study in its folder, with what is asked anew in the place of what it was. */
export function continuingWords(
  words: readonly string[],
  folder: string,
  { seeds, minutes }: ContinueRequest,
): string[] {
  const anew = [
    ...(seeds === null ? [] : [["--seeds", String(seeds)] as const]),
    ...(minutes === null ? [] : [["--time-budget", `${Math.ceil(minutes * 60)}s`] as const]),
    ["--out", folder] as const,
  ];
  const replaced = anew.map(([flag]): string => flag);
  const kept = words.filter((word, k) => {
    const [flag = ""] = word.split("=", 1);
    return !OF_THE_RUN.includes(flag) && !replaced.includes(flag) && !replaced.includes(words[k - 1] ?? "");
  });
  return [...kept, ...anew.flat()];
}

/** What the server would run, as it may be typed: the plain command where Node.js needs no flags. */
export function continuingCommand({ program, words, out }: KnownCommand, request: ContinueRequest): string {
  return [...program, ...continuingWords(words, out, request)].map(shellWord).join(" ");
}
