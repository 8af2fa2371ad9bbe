import { describe, expect, test } from "vitest";
import type { MissingForComparison } from "../../study/records/verdict.js";
import { stoppedFixture } from "../testing/fixture.js";
import { verdictWords } from "../view/verdict-words.js";
import { recorded } from "./en/recorded.js";
import { TEXTS } from "./index.js";

const MISSING: readonly MissingForComparison[] = [
  "diffusing-method",
  "reference-method",
  "evaluation-trials",
  "target",
];
const FACTS = {
  diffusion: "DIFFUSION",
  reference: "REFERENCE",
  value: "VALUE",
  interval: "INTERVAL",
  confidence: "CONFIDENCE",
  limit: "LIMIT",
};

const JAPANESE = /[\u3001-\u30ff\u4e00-\u9fff\uff08\uff1a]/;

interface Leaf {
  readonly path: string;
  readonly text: string;
}

describe("every text is in its language", () => {
  test("Japanese: each has Japanese characters", () => {
    const translators = Object.keys(recorded).map((name) => `ja.${name}`); // held to what they translate in phrases.test.ts
    const foreign = leaves(TEXTS.ja, "ja").filter(
      ({ path, text }) => !JAPANESE.test(text) && !translators.includes(path),
    );
    expect(foreign.map(({ path }) => path)).toEqual(["ja.language", "ja.sentenceSpace"]);
  });

  test("English: none has Japanese characters", () => {
    expect(leaves(TEXTS.en, "en").filter(({ text }) => JAPANESE.test(text))).toEqual([]);
  });
});

describe.each(["en", "ja"] as const)("%s", (language) => {
  const texts = TEXTS[language];

  test("each part that a comparison may lack has words of its own, and the verdict says them", () => {
    const sentences = MISSING.map((missing) => {
      const study = stoppedFixture();
      const verdict = { ...study.verdict, reasons: [{ code: "no-comparison" as const, missing }] };
      return verdictWords({ ...study, outcome: "complete", verdict }, texts).sentence;
    });
    expect(new Set(sentences).size).toBe(MISSING.length);
    sentences.forEach((sentence, i) => {
      expect(sentence).toContain(texts.missingParts[MISSING[i]!]);
    });
    expect(Object.keys(texts.missingParts).sort()).toEqual([...MISSING].sort());
  });
});

test("a criterion's sentence names the same facts in both languages", () => {
  for (const withinLimit of [true, false]) {
    const facts = { ...FACTS, withinLimit };
    for (const criterion of ["time", "test-error", "success-rate"] as const) {
      for (const result of ["met", "missed", "undecided"] as const) {
        const [en, ja] = [TEXTS.en, TEXTS.ja].map((texts) => texts.criterionSentence[criterion][result](facts));
        const named = (sentence: string) => Object.values(FACTS).filter((fact) => sentence.includes(fact));
        expect(named(ja!), `${criterion} ${result}: ${en}`).toEqual(named(en!));
      }
    }
  }
});

test("both languages explain the same number of terms", () => {
  expect(TEXTS.ja.reading("")).toHaveLength(TEXTS.en.reading("").length);
});

/** All texts of a dictionary; of a text made from numbers, the source that makes it. */
function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value === "string" || typeof value === "function") return [{ path, text: String(value) }];
  if (value instanceof Map) return [...value].flatMap(([key, item]) => leaves(item, `${path}.${key}`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}.${key}`));
}
