import { describe, expect, it } from "vitest";
import type { FindingRecord } from "../../study/records/audit.js";
import { TEXTS } from "../text/index.js";
import { findingLines, findingText } from "./finding-lines.js";

const outside = (column: string, part: "validation" | "test"): FindingRecord => ({
  ...{ code: "outside-range", severity: "warning", column, part, count: 20, rows: 100, beyond: 1.5 },
});
const ONE_OF_EACH: readonly FindingRecord[] = [
  { code: "leak", severity: "warning", column: "COLUMN", target: "TARGET", ahead: 3, explained: 0.9987 },
  { code: "foretelling", severity: "warning", column: "COLUMN", target: "TARGET", explained: 0.9987 },
  { code: "repeated-stretch", severity: "warning", count: 30, judged: 12, first: "FIRST", original: "ORIGINAL" },
  { code: "repeated-times", severity: "warning", count: 30, first: "FIRST" },
  { code: "repeated-rows", severity: "warning", count: 30, rows: 600, first: "FIRST" },
  outside("COLUMN", "test"),
  { code: "shift", severity: "warning", column: "COLUMN", part: "test", meanShift: -2.5, spreadRatio: 1.75 },
  { code: "unseen-season", severity: "warning", part: "test", count: 30, rows: 600 },
  { code: "constant", severity: "warning", column: "COLUMN", value: 7, changes: 30 },
  {
    ...({ code: "stuck", severity: "warning", column: "COLUMN", longest: 30, from: "FIRST" } as const),
    ...{ value: 7, count: 45, rows: 600 },
  },
  { code: "constant-column", severity: "note", column: "COLUMN", value: 7 },
  { code: "few-windows", severity: "warning", part: "test", windows: 50 },
  { code: "few-for-network", severity: "note", windows: 600, parameters: 800 },
  {
    ...({ code: "gaps", severity: "note", count: 30, usual: "USUAL", longest: "LONGEST", after: "FIRST" } as const),
    ...{ windows: 45, ofWindows: 600 },
  },
];

describe("findingLines", () => {
  it("names the worst column of a kind and part in full, and the others after it", () => {
    const lines = findingLines([outside("a", "test"), outside("b", "test"), outside("c", "validation")], TEXTS.en);
    expect(lines).toHaveLength(2);
    expect(lines[0]!.text).toMatch(/^"a": 20 of 100 test values \(20%\).* The same, less strongly, of "b"\.$/);
    expect(lines[1]!.text).toMatch(/^"c": 20 of 100 validation values/);
  });

  it("names five others at most and counts the rest", () => {
    const columns = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const [line] = findingLines(
      columns.map((name) => outside(name, "test")),
      TEXTS.en,
    );
    expect(line!.text).toMatch(/of "b", "c", "d", "e", "f" and 2 more\.$/);
  });

  it("says the same facts of every kind in both languages, and what to do last", () => {
    for (const finding of ONE_OF_EACH) {
      const [en, ja] = [TEXTS.en, TEXTS.ja].map((texts) => findingText(findingLines([finding], texts)[0]!, texts));
      const facts = (line: string) => (line.match(/[A-Z]{5,}|\d[\d.]*\d|\d/g) ?? []).sort();
      expect(facts(ja!), `${finding.code}: ${en}`).toEqual(facts(en!));
      expect(en).toMatch(/^(Warning|Note): .*\. \S[^.]*\.$/);
      expect(ja).toMatch(/^(警告|注記)：.*。$/);
    }
  });
});
