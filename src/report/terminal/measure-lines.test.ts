import { describe, expect, test } from "vitest";
import { classStudy, frameStudy, textStudy } from "../testing/class-study.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { verdictText } from "../verdict-text.js";
import { studyView } from "../view/study-view.js";
import { ansi } from "./ansi.js";
import { measureLines } from "./measure-lines.js";
import { displayWidth } from "./width.js";

const plain = ansi(false);

test("classes in English", () => {
  expect(measureLines(studyView(classStudy(), TEXTS.en), 80, plain)).toEqual([
    "Over all 370 test sequences, means over the seeds:",
    "  Forecast             log loss  accuracy (95% interval)  macro F1  calibration",
    "  sgd                    0.1000   90.0% (86.5% to 92.7%)     89.0%         2.0%",
    "  momentum               0.1200   92.0% (88.8% to 94.4%)     91.0%         2.0%",
    "  adam                   0.1400   94.0% (91.1% to 96.0%)     93.0%         2.0%",
    "  diffusion              0.1600   96.0% (93.5% to 97.6%)     95.0%         2.0%",
    "  class shares           0.1800   98.0% (96.0% to 99.0%)     97.0%         2.0%",
    "  logistic regression    0.1900   99.0% (97.4% to 99.6%)     98.0%         2.0%",
  ]);
});

test("symbols in Japanese", () => {
  expect(measureLines(studyView(textStudy(), TEXTS.ja), 80, plain)).toEqual([
    "テストの 20,000 文字すべてでの値（シード平均）：",
    "  予測       ビット/文字  ナット/文字  正解率",
    "  sgd              2.900        2.010  30.00%",
    "  momentum         2.880        1.990  30.00%",
    "  adam             2.860        1.970  30.00%",
    "  diffusion        2.840        1.950  30.00%",
    "  文字の対         2.820        1.930  30.00%",
  ]);
});

test("nothing where nothing was measured", () => {
  expect(measureLines(studyView(fixtureStudy(), TEXTS.en), 80, plain)).toEqual([]);
});

describe.each([
  ["classes", classStudy()],
  ["classes, no-go", classStudy("no-go")],
  ["frames", frameStudy()],
  ["symbols", textStudy()],
])("the verdict on %s", (_, study) => {
  test.each(["en", "ja"] as const)("%s: fits 80 columns, and speaks of no rows ahead", (language) => {
    const text = verdictText(study, language, { width: 80, color: false });
    const wide = text.split("\n").filter((line) => displayWidth(line) > 80 && !line.startsWith("  gradus "));
    expect(wide).toEqual([]);
    expect(text).not.toMatch(/undefined|NaN|rows? ahead|行先|kept as a model|モデルとして保存されています/);
  });
});
