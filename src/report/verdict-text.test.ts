import { describe, expect, test } from "vitest";
import type { StudyRecord } from "../study/records/study.js";
import { header } from "./sections/header.js";
import { displayWidth } from "./terminal/width.js";
import { fixtureStudy, stoppedFixture } from "./testing/fixture.js";
import { TEXTS } from "./text/index.js";
import { verdictText } from "./verdict-text.js";
import { weightiest } from "./view/situation-words.js";
import { studyView } from "./view/study-view.js";

const plain = { width: 80, color: false };
const studies: readonly (readonly [name: string, study: StudyRecord])[] = [
  ["go", fixtureStudy()],
  ["no-go", fixtureStudy({ decision: "no-go" })],
  ["inconclusive", fixtureStudy({ decision: "inconclusive" })],
  ["stopped", stoppedFixture()],
  ["one seed, one batch size", fixtureStudy({ seeds: 1, batchSizes: [32] })],
];

describe.each(studies)("%s", (_, study) => {
  describe.each(["en", "ja"] as const)("%s", (language) => {
    const text = verdictText(study, language, plain);

    test("fits 80 columns and 31 lines beside one for each known situation", () => {
      const lines = text.split("\n");
      const situations = weightiest(study, TEXTS[language], { most: 3, form: "brief" });
      for (const situation of situations) expect(lines.filter((line) => line === situation)).toHaveLength(1);
      // A command is to be copied whole.
      expect(lines.filter((line) => displayWidth(line) > 80 && !line.startsWith("  gradus "))).toEqual([]);
      expect(lines.length - 1).toBeLessThanOrEqual(31 + situations.length);
    });

    test("begins with the decision", () => {
      expect(text.startsWith(TEXTS[language].decision[study.verdict.decision].toUpperCase())).toBe(true);
    });

    test("colour adds escape codes only", () => {
      const colored = verdictText(study, language, { width: 80, color: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is to be found.
      expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(text);
      expect(colored).not.toBe(text);
      expect(text).not.toContain("\u001b");
    });

    test("leaves no number undefined", () => {
      expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
    });

    test("has one line for each method and batch size, their columns ending at the same places", () => {
      const rows = text
        .split("\n")
        .filter((line) => study.methods.some(({ name }) => line.slice(2).startsWith(`${name} `)));
      expect(rows).toHaveLength(study.summaries.length);
      expect(new Set(rows.map((row) => displayWidth(row))).size).toBeLessThanOrEqual(1);
      const marked = rows.filter((row) => row.startsWith("*"));
      expect(marked).toHaveLength(study.summaries.length === 0 ? 0 : study.methods.length);
    });
  });
});

test("a method that never reaches the target is shown as such", () => {
  const row = verdictText(fixtureStudy(), "en", plain)
    .split("\n")
    .find((line) => /^ {2}sgd +64/.test(line));
  expect(row).toMatch(/0\/5 +never +never/);
});

test("names from the user's file cannot steer the terminal", () => {
  const study = fixtureStudy();
  const hostile = { ...study, task: { ...study.task, targets: ["load\u001b[2J"] } };
  expect(verdictText(hostile, "en", plain)).not.toContain("\u001b");
});

test.each([
  ["en", "The validation part has 6 windows, too few to tell methods apart"],
  ["ja", "検証データの窓は 6 個で、手法を比べるには不足しています"],
] as const)(
  "%s: a verdict on a handful of windows is told with their number, on the page's head too",
  (language, words) => {
    const few = (part: "validation" | "test", windows: number) =>
      ({ code: "few-windows", severity: "warning", part, windows }) as const;
    const study = fixtureStudy();
    const task = { ...study.task, audit: [few("test", 7), few("validation", 6)] };
    const flat = verdictText({ ...study, task }, language, { width: 80, color: false }).replaceAll("\n", " ");
    expect(flat.replaceAll(" ", "")).toContain(words.replaceAll(" ", ""));
    const head = header(studyView({ ...study, task }, TEXTS[language])).text;
    expect(head.replaceAll("\u00a0", " ")).toContain(words);
    expect(verdictText(study, language, plain)).not.toContain(words.slice(-12));
  },
);

test("runs that a queue set aside are told, five of them by name", () => {
  const { trials, ...rest } = fixtureStudy();
  const told = (count: number) => {
    const study = { ...rest, trials: trials.map((trial, k) => (k < count ? { ...trial, setAside: 3 } : trial)) };
    return verdictText(study, "en", plain).replace(/\s+/g, " ");
  };
  expect(told(0)).not.toContain("set aside");
  expect(told(1)).toContain(
    `1 run was set aside by the queue after 3 attempts that got nowhere, and counts as one that never reached the target: ${trials[0]!.id}. The same command tries it again`,
  );
  expect(told(7)).toContain(`7 runs were set aside by the queue`);
  expect(told(7)).toContain(`${trials[4]!.id}, .... The same command tries them again; study.json says why.`);
});
