import { expect, test } from "vitest";
import type { StudyRecord } from "../../study/records/study.js";
import { chainReport } from "../testing/chain.js";
import { stoppedFixture } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { verdictText } from "../verdict-text.js";
import { studyView } from "../view/study-view.js";
import { whoseSection } from "./whose.js";

const CHAIN = { sgd: null, "soap-cosine": 30, "soap-linear": 7, diffusion: 6 };
const study = chainReport(CHAIN, { parts: () => ({ initialValidationError: 8.4 }) });
const shown = (record: StudyRecord, language: "en" | "ja" = "en") =>
  whoseSection(studyView(record, TEXTS[language]))
    .text.replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

test("each row has what it adds, the error of the start, epochs and seconds to the target, and the test error", () => {
  expect(shown(study)).toContain(
    "Test error sgd 8.400 not reached not reached 1.000 soap-cosine the optimiser and its schedule 8.400 30.00 30.00 1.000 " +
      "soap-linear the start 8.400 7.00 7.00 1.000 diffusion sigma and the path 8.400 6.00 6.00 1.000",
  );
  expect(shown(study, "ja")).toContain(
    "sgd 8.400 未到達 未到達 1.000 soap-cosine 最適化手法と学習率の推移 8.400 30.00",
  );
});

test("each comparison has its sentence and two strips", () => {
  const { text } = whoseSection(studyView(study, TEXTS.en));
  expect(text.match(/class="strip"/g)).toHaveLength(4);
  expect(shown(study)).toMatch(
    /Against soap-cosine.*, against soap-cosine.*Against soap-linear.*, against soap-linear/,
  );
  const alike = chainReport(CHAIN, { sigma0: 0, choice: { path: "held" } });
  expect(whoseSection(studyView(alike, TEXTS.en)).text.match(/class="strip"/g)).toHaveLength(2);
});

test("of several levels it is said that the ratios are over all of them", () => {
  const several = { ...study, target: { ...study.target, levels: [1.5, 1.2, 1] } };
  expect(shown(several)).toContain("means over all 3 levels");
  expect(shown(several, "ja")).toContain("3 個の水準すべての平均");
  expect(shown(study)).not.toContain("levels of the validation error");
});

test("without finished runs nothing is claimed", () => {
  expect(shown(stoppedFixture())).toBe(" Who did what There are no finished runs to compare. ");
  expect(shown(stoppedFixture(), "ja")).toContain("比較に使える完了した実行がありません。");
});

test.each([
  ["en", " ", "at least 94 epochs fewer than sgd", "soap-linear is the same without that last part"],
  ["ja", "", "diffusion が sgd より 94 以上 少なく", "soap-linear は最後の部分だけがない手法で"],
] as const)("%s: the terminal has it in two sentences that need no report", (language, space, ...words) => {
  const text = verdictText(study, language, { width: 80, color: false }).replaceAll("\n", space);
  for (const one of words) expect(text).toContain(one);
});
