/** A sentence of the record in plain English, `{name}` standing for what differs, and the same in another language. */
export interface Phrase {
  readonly pattern: RegExp;
  readonly translate: (facts: Readonly<Record<string, string>>) => string;
}

/**
 * A phrase by its English template.
 *
 * @example
 * phrase("{n} rows", ({ n }) => `${n} 行`);
 */
export function phrase<Template extends string>(
  english: Template,
  translate: (facts: Readonly<Record<NamesOf<Template>, string>>) => string,
): Phrase {
  const source = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>.+?)");
  return { pattern: new RegExp(`^${source}$`, "su"), translate: translate as Phrase["translate"] };
}

type NamesOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesOf<Rest>
  : never;

/** The text by the first phrase that it is; null where it is none. */
export function translated(text: string, phrases: readonly Phrase[]): string | null {
  for (const { pattern, translate } of phrases) {
    const found = pattern.exec(text);
    if (found !== null) return translate(found.groups ?? {});
  }
  return null;
}
