import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import { classStudy, frameStudy, textStudy } from "../testing/class-study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { canReadMore } from "./can-read-more.js";
import { isOnSequences, sequenceFacts } from "./sequence-words.js";

const line = ({ task }: StudyRecord, language: "en" | "ja") => {
  const texts = TEXTS[language];
  if (!isOnSequences(task)) throw new Error("a task on sequences was expected");
  return texts.chatSequences(task.source, task.kind, sequenceFacts(task, { texts, print: String }));
};

test.each([
  [classStudy(), "Vowels_TRAIN.ts: 3 classes of speaker from 640 sequences of 7 to 29 steps of 3 inputs"],
  [frameStudy(), "chorales.json: the next frame from 382 sequences of 25 to 160 steps of 3 inputs"],
  [textStudy(), "speech.txt: the next of 4 symbols from a text of 100000 symbols"],
])("what is told from what, in English: %#", (study, expected) => {
  expect(line(study, "en")).toBe(expected);
});

test.each([
  [classStudy(), "Vowels_TRAIN.ts：系列 640 本（7 〜 29 ステップ、入力 3 列）から speaker の 3 クラスを予測します"],
  [frameStudy(), "chorales.json：系列 382 本（25 〜 160 ステップ、入力 3 列）から次のフレームを予測します"],
  [textStudy(), "speech.txt：100000 文字のテキストから次の文字（4 種）を予測します"],
])("and in Japanese: %#", (study, expected) => {
  expect(line(study, "ja")).toBe(expected);
});

test("numbers of sequences, and classes of steps", () => {
  const study = classStudy();
  const as = (kind: "regress" | "tag"): StudyRecord => ({ ...study, task: { ...study.task, kind } });
  expect(line(as("regress"), "en")).toBe("Vowels_TRAIN.ts: speaker from 640 sequences of 7 to 29 steps of 3 inputs");
  expect(line(as("regress"), "ja")).toContain("から speaker を予測します");
  expect(line(as("tag"), "en")).toContain("3 classes of speaker at each step from");
});

test("windows that hold whole sequences cannot be longer", () => {
  expect([classStudy(), frameStudy(), textStudy(), fixtureStudy()].map(({ task }) => canReadMore(task))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
