import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import { classStudy, frameStudy, textStudy } from "../testing/class-study.js";
import { TEXTS } from "../text/index.js";
import { studyView } from "../view/study-view.js";
import { dataSection } from "./data.js";

const shown = (study: StudyRecord, language: "en" | "ja" = "en") =>
  dataSection(studyView(study, TEXTS[language]))
    .text.replace(/<[^>]*>/g, "|")
    .replace(/[|\s]+/g, " ");

test("classes: how many sequences of which lengths, and how many of each class in each part", () => {
  const text = shown(classStudy());
  for (const words of [
    "Vowels_TRAIN.ts (classes of sequences)",
    "To be told 3 classes of speaker",
    "640 of 7 to 29 steps, 9,961 steps in all",
    "3: channel 1, channel 2, channel 3",
    "a sequence each, read whole (up to 29 steps); told at its last step",
    "Class Training Validation Test ah 108 (50%) 27 (50%) 185 (50%)",
    "Validation part of the training part: whole sequences",
  ])
    expect(text).toContain(words);
  expect(shown(classStudy(), "ja")).toMatch(
    /予測対象 speaker の 3 クラス .* ah 108 \(50%\) .*検証データは学習データから分けました/,
  );
});

test.each([classStudy(), frameStudy(), textStudy()])(
  "no word on rows, time or what was done to missing values",
  (study) => {
    expect(shown(study)).not.toMatch(/\brows?\b|\bTime\b|Missing values|audit/);
    expect(shown(study, "ja")).not.toMatch(/行先|時間|欠損値/);
  },
);

test("frames are told at every step of a sequence, symbols in pieces of a text", () => {
  expect(shown(frameStudy())).toMatch(
    /the next frame .* read whole .* told at every step .* Windows Steps told training 229 13,740/,
  );
  const text = shown(textStudy());
  expect(text).toMatch(
    /the next of 4 symbols .* 1 of 100,000 steps .* the symbol at each step, one of 4 .* pieces of up to 64 steps/,
  );
});

test("many classes are told by the rarest and the most frequent one", () => {
  const study = classStudy();
  const classes = Array.from({ length: 30 }, (_, k) => `c${k}`);
  const own = study.task.sequences!;
  const counts = classes.map((_, k) => 5 + ((7 * k) % 30));
  const sequences = { ...own, train: { ...own.train, classes: counts } };
  const text = shown({ ...study, task: { ...study.task, classes, sequences } });
  expect(text).toContain("Of 30 classes, the training part has fewest of c0 (5) and most of c17 (34).");
  expect(text).toContain("Classes 30: c0, c1,");
  expect(text).toContain("and 10 more");
});
