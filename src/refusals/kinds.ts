import { faultOf, timeWords } from "../report/text/ja/phrases/reading.js";
import { type CompiledEntry, compiled, type Entry, translatedBy, type WordsOf } from "./entry.js";
import { valueWords, words } from "./text/words.js";

/** How words within sentences are translated, by their kind. */
export const kinds: Readonly<Record<string, WordsOf>> = {
  ...wordsOf(words, () => null),
  ...wordsOf(valueWords, (value) => value),
  timeWords,
  fault: (english) => kinds["lacking"]!(english) ?? faultOf(english), // as notes of the report have it
  ways: (english) => allOf(english.split(", or "), kinds["way"]!)?.join("、または ") ?? null,
  free: (value) => value, // words of the browser, sentences among them
};

/** @param other what becomes of words that no entry knows */
function wordsOf(tables: Readonly<Record<string, readonly Entry[]>>, other: WordsOf): Record<string, WordsOf> {
  const ready = new Map<string, readonly CompiledEntry[]>();
  return Object.fromEntries(
    Object.entries(tables).map(([kind, entries]) => [
      kind,
      (english: string) => {
        const known = ready.get(kind) ?? entries.map((entry) => compiled(entry, kinds));
        ready.set(kind, known);
        return translatedBy(known, english) ?? other(english);
      },
    ]),
  );
}

function allOf(parts: readonly string[], translate: WordsOf): readonly string[] | null {
  const all = parts.map(translate);
  return all.some((one) => one === null) ? null : (all as readonly string[]);
}
