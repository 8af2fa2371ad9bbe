import { type RefusalPart, refusalParts } from "./refusal-parts.js";

/** The library's options whose flags have other names. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  out: "store",
  hidden: "hiddenSizes",
  timeBudget: "timeBudgetSeconds",
};

const FLAG = /(?<![\w"`-])--([a-z][a-z-]*)/g;
/** With a word behind it, which may be its value. */
const FLAG_AND_WORD = /(?<![\w"`-])--([a-z][a-z-]*)(?: ([a-z]+))?\b/g;

/**
 * A refusal by a command in Japanese. The command line has put flags in the place of the library's options, of which the sentences are known: they are looked
 * up with the options, and told with the flags.
 */
export function typedRefusalParts(message: string): readonly RefusalPart[] {
  const all = [refusalParts(message), withOptions(message, FLAG_AND_WORD), withOptions(message, FLAG)];
  // What is known with options is meant so: without them a sentence may pass for a value of the one before.
  return all.reduce((best, parts) => (left(parts) <= left(best) ? parts : best));
}

function withOptions(message: string, flags: RegExp): readonly RefusalPart[] {
  const typed = new Map<string, string>();
  const inOptions = message.replace(flags, (text: string, flag: string, value: unknown) => {
    const name = flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const option = `\`${OTHER_NAMES[name] ?? name}${typeof value === "string" ? `: "${value}"` : ""}\``;
    typed.set(option, text);
    return option;
  });
  return refusalParts(inOptions).map(({ text, language }) => ({
    language,
    text: text.replaceAll(/`[^`]+`/g, (option) => typed.get(option) ?? option),
  }));
}

/** Letters that stay in English. */
function left(parts: readonly RefusalPart[]): number {
  return parts.reduce((sum, { text, language }) => sum + (language === "en" ? text.length : 0), 0);
}
