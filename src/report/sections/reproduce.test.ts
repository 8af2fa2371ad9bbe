import { expect, test } from "vitest";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { reproduceSection } from "./reproduce.js";

const shown = (studyFile: { name: string; sha256: string } | null, language: "en" | "ja" = "en") =>
  reproduceSection(studyView({ ...fixtureStudy(), studyFile }, TEXTS[language])).text;

test.each(["en", "ja"] as const)(
  "%s: a study from a file is reproduced by its name and hash, next to the data's",
  (language) => {
    const text = shown({ name: "study.ts", sha256: "0123456789abcdef".repeat(4) }, language);
    expect(text).toContain(
      `<dt>${TEXTS[language].studyFileLabel}</dt><dd><code>study.ts</code> (SHA-256 <code>0123456789abcdef</code>)</dd>`,
    );
  },
);

test("a study asked for by flags names no file", () => {
  expect(shown(null)).not.toContain(TEXTS.en.studyFileLabel);
});
