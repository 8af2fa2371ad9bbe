import { type RefusalPart, refusalParts } from "./refusal-parts.js";

/** The library's options whose flags have other names. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  out: "store",
  hidden: "hiddenSizes",
  timeBudget: "timeBudgetSeconds",
};

const FLAG = /(?<![\w"`-])--([a-z][a-z-]*)/g;

/**
 * A refusal by a command in Japanese. The command line has put flags in the place of the library's options, of which the sentences are known: they are looked
 * up with the options, and told with the flags.
 */
export function typedRefusalParts(message: string): readonly RefusalPart[] {
  const flags = new Map<string, string>();
  const inOptions = message.replace(FLAG, (flag: string, words: string) => {
    const name = words.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const option = `\`${OTHER_NAMES[name] ?? name}\``;
    flags.set(option, flag);
    return option;
  });
  const typed = refusalParts(inOptions).map(({ text, ...part }) => ({
    ...part,
    text: text.replaceAll(/`\w+`/g, (option) => flags.get(option) ?? option),
  }));
  return [refusalParts(message), typed].reduce((best, parts) => (left(parts) < left(best) ? parts : best));
}

/** Letters that stay in English. */
function left(parts: readonly RefusalPart[]): number {
  return parts.reduce((sum, { text, language }) => sum + (language === "en" ? text.length : 0), 0);
}
