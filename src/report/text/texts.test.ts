import { describe, expect, test } from "vitest";
import { TEXTS } from "./index.js";

const JAPANESE = /[\u3001-\u30ff\u4e00-\u9fff\uff08\uff1a]/;

interface Leaf {
  readonly path: string;
  readonly text: string;
}

describe("every text is in its language", () => {
  test("Japanese: each has Japanese characters", () => {
    const foreign = leaves(TEXTS.ja, "ja").filter(({ text }) => !JAPANESE.test(text));
    expect(foreign.map(({ path }) => path)).toEqual(["ja.language", "ja.sentenceSpace"]);
  });

  test("English: none has Japanese characters", () => {
    expect(leaves(TEXTS.en, "en").filter(({ text }) => JAPANESE.test(text))).toEqual([]);
  });
});

test("both languages know the same codes of what is missing", () => {});

test("both languages explain the same number of terms", () => {
  expect(TEXTS.ja.reading).toHaveLength(TEXTS.en.reading.length);
});

/** All texts of a dictionary; of a text made from numbers, the source that makes it. */
function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value === "string" || typeof value === "function") return [{ path, text: String(value) }];
  if (value instanceof Map) return [...value].flatMap(([key, item]) => leaves(item, `${path}.${key}`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}
