import { expect } from "vitest";

/** Two words of English beside one another, names in quotes and code aside. */
const ENGLISH = /[a-z]{2,} [a-z]{2,}/;
const bare = (text: string) => text.replace(/"[^"]*"|`[^`]*`|「[^」]*」/g, "");

/** A translation has Japanese characters, no English, and every number of the text. */
export function expectJapanese(english: string, japanese: string): void {
  expect(japanese, english).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  expect(bare(japanese), english).not.toMatch(ENGLISH);
  for (const number of english.match(/\d[\d.,]*\d|\d/g) ?? []) expect(japanese, english).toContain(number);
}
