import { expect, test } from "vitest";
import { chainReport } from "../testing/chain.js";
import { TEXTS } from "../text/index.js";
import { initialError, startLines } from "./start-words.js";
import { studyView } from "./study-view.js";

const NOTE = "linear forecast, ridge 1e-2, in 15 of 32 units of amplitude 0.3";
const study = chainReport(
  { sgd: 50, "soap-cosine": 30, "soap-linear": 7, diffusion: 6 },
  {
    parts: (method) =>
      method === "sgd" || method === "soap-cosine"
        ? { initialValidationError: 8.4 }
        : { initialValidationError: 2.7, startNote: NOTE },
  },
);
const lines = (record: typeof study, language: "en" | "ja" = "en") =>
  startLines(studyView(record, TEXTS[language]).methods, TEXTS[language]);

test("the median error before the first step and what the start was, once for methods that start alike", () => {
  expect(lines(study)).toEqual([
    'sgd, soap-cosine: validation error 8.4 before the first step; start: weights by the initialiser "drawn"',
    `soap-linear, diffusion: validation error 2.7 before the first step; start: ${NOTE}`,
  ]);
  expect(lines(study, "ja")).toEqual([
    "sgd、soap-cosine：最初のステップ前の検証誤差 8.4、出発点は「drawn」による初期の重み",
    "soap-linear、diffusion：最初のステップ前の検証誤差 2.7、出発点は線形予測（リッジ 1e-2、32 個中 15 個のユニット、振幅 0.3）",
  ]);
});

test("seeds that start otherwise are counted", () => {
  const drawn = "drawn units and a solved readout";
  const trials = study.trials.map((trial) =>
    trial.method === "diffusion" && trial.seed < 2 ? { ...trial, startNote: drawn } : trial,
  );
  expect(lines({ ...study, trials }).at(-1)).toContain(`start: ${drawn} (2 of 5 seeds), ${NOTE} (3 of 5 seeds)`);
  expect(lines({ ...study, trials }, "ja").at(-1)).toContain("（シード 5 個中 2 個）、線形予測（");
});

test("a median that is not finite is none, and such a method has no line", () => {
  const [broken] = study.trials.filter(({ method }) => method === "sgd");
  expect(initialError([{ ...broken!, initialValidationError: null }])).toBe(null);
  expect(initialError([])).toBe(null);
  const trials = study.trials.map((trial) => ({ ...trial, initialValidationError: null }));
  expect(lines({ ...study, trials })).toEqual([]);
});
