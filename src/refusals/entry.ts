/**
 * A sentence of the library's refusals in English, `{name}` standing for a value, and the same in Japanese with the same values. `{name:kind}` is a
 * value that is words of the library's own: its kind says how they are translated.
 */
export type Entry = readonly [english: string, japanese: string];

/** Translates the words that stand in a hole; null where they are none that it knows. */
export type WordsOf = (english: string) => string | null;

export interface CompiledEntry {
  /** Letters that are not in holes: of two entries that match, the one with more of them is meant. */
  readonly letters: number;
  /** Null where the text is another one. */
  readonly translate: (text: string) => string | null;
}

const HOLE = /\{(\w+)(?::(\w+))?\}/g;
const ESCAPED_HOLE = /\\\{(\w+)(?::(\w+))?\\\}/g;
/** Where a sentence may end. */
export const ENDS = /[.?]["')）]? (?=["'`A-Z{-])/g;

/** Names of the holes of a text, with their kinds; each once. */
export function holesOf(text: string): ReadonlyMap<string, string | null> {
  return new Map([...text.matchAll(HOLE)].map(([, name, kind]) => [name!, kind ?? null]));
}

/** What stands between the holes of a text. */
export function piecesOf(text: string): string[] {
  return text.split(/\{\w+(?::\w+)?\}/);
}

/** @param kinds of words that stand in holes */
export function compiled([english, japanese]: Entry, kinds: Readonly<Record<string, WordsOf>>): CompiledEntry {
  const pattern = patternOf(english);
  const holes = holesOf(english);
  const valueIn = (name: string, written: string): string | null => {
    const kind = holes.get(name) ?? null;
    if (kind !== "free" && hasEnd(written)) return null;
    return kind === null ? written : kinds[kind]!(written);
  };
  return {
    letters: piecesOf(english).join("").length,
    translate(text) {
      const found = pattern.exec(text);
      if (found === null) return null;
      const values = new Map<string, string>();
      for (const [name, written] of Object.entries(found.groups ?? {})) {
        const value = valueIn(name, written);
        if (value === null) return null;
        values.set(name, value);
      }
      return japanese.replace(HOLE, (_, name: string) => values.get(name) ?? "");
    },
  };
}

function patternOf(english: string): RegExp {
  const seen = new Set<string>();
  const source = english.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&").replace(ESCAPED_HOLE, (_, name: string) => {
    if (seen.has(name)) return `\\k<${name}>`;
    seen.add(name);
    return `(?<${name}>.+?)`;
  });
  return new RegExp(`^${source}$`, "su");
}

/** Whether a value goes on beyond its sentence; in quotes anything may stand. */
function hasEnd(value: string): boolean {
  const isQuoted = value.startsWith('"') && value.endsWith('"');
  return !isQuoted && value.replaceAll(/"[^"]*"/g, "").search(ENDS) >= 0;
}

/** The text by the entry that fits it best; null where none does. */
export function translatedBy(entries: readonly CompiledEntry[], text: string): string | null {
  let best: { readonly letters: number; readonly japanese: string } | null = null;
  for (const { letters, translate } of entries) {
    if (best !== null && best.letters >= letters) continue;
    const japanese = translate(text);
    if (japanese !== null) best = { letters, japanese };
  }
  return best?.japanese ?? null;
}
