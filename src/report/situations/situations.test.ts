import { beforeAll, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { escapeHtml } from "../../page/html/html.js";
import type { MethodSpec, Range } from "../../study/records/method.js";
import type { StudyRecord } from "../../study/records/study.js";
import { addingStudyTask } from "../../study/spec/adding-task.js";
import { methodsNamed } from "../../study/spec/methods/index.js";
import { FROM_DRAWN } from "../../study/testing/from-drawn.js";
import { smallStudy } from "../../study/testing/small-study.js";
import { header } from "../sections/header.js";
import { situationsSection } from "../sections/situations.js";
import { fixtureStudy, stoppedFixture } from "../testing/fixture.js";
import { judged } from "../testing/judged.js";
import { bareStudy, divergedStudy } from "../testing/odd-studies.js";
import { TEXTS } from "../text/index.js";
import { situationWords, weightiest } from "../view/situation-words.js";
import { studyView } from "../view/study-view.js";
import { SITUATION_CODES, situationsOf } from "./index.js";
import type { SituationCases, SituationCode } from "./situation.js";

/** A recipe whose learning rate is looked for in another range. */
const withRates = (method: MethodSpec, low: number, high: number): MethodSpec => ({
  ...method,
  space: { ...method.space, "rate.learningRate": { low, high, scale: "log" } satisfies Range },
});
const [sgd, adam, diffusion] = methodsNamed(["sgd", "adam", "diffusion"], FROM_DRAWN) as [
  MethodSpec,
  MethodSpec,
  MethodSpec,
];
const size = { batchSizes: [16], epochs: 4, seeds: 3, tuningTrials: 1 };

let slow: StudyRecord;
let byHeart: StudyRecord;
let easy: StudyRecord;

beforeAll(async () => {
  const methods = [withRates(sgd, 1e-6, 1e-5), withRates(diffusion, 1e-6, 1e-5)];
  slow = (await smallStudy({ methods, size: { ...size, tuningTrials: 6 } })).study;
  const task = addingStudyTask({ length: 4, train: 24, validation: 60, test: 10, stream: randomStream(3) });
  byHeart = (await smallStudy({ task, methods: [withRates(adam, 0.02, 0.03)], size: { ...size, epochs: 120 } })).study;
  easy = (await smallStudy({ methods: [withRates(adam, 0.003, 0.03), diffusion], size, targetError: 0.6 })).study;
});

const codes = (study: StudyRecord) => situationsOf(study).map(({ code }) => code);
const casesOf = <Code extends SituationCode>(study: StudyRecord, code: Code): readonly SituationCases[Code][] =>
  situationsOf(study).flatMap((one) => (one.code === code ? (one.cases as readonly SituationCases[Code][]) : []));

test("rates far too small: nothing is learned, and the best of them lies at the end of its range", () => {
  expect(codes(slow)).toEqual(expect.arrayContaining(["learns-nothing", "edge-of-range"]));
  expect(casesOf(slow, "learns-nothing")).toHaveLength(2);
  expect(casesOf(slow, "edge-of-range")).toContainEqual({
    ...{ method: "sgd", place: "rate.learningRate", low: 1e-6, high: 1e-5 },
    value: expect.closeTo(1e-5, 10),
  });
  expect(codes(slow)).not.toContain("still-falling");
});

test("what starts from the smoothed problem's minimiser has learned and reached before its first step: neither is a fault of it", () => {
  const started = (study: StudyRecord): StudyRecord => ({
    ...study,
    methods: study.methods.map((method) => ({ ...method, startsFromDiffusion: true })),
  });
  expect(codes(easy)).toContain("few-validations");
  expect(codes(started(easy))).not.toContain("few-validations");
  expect(codes(started(slow))).not.toContain("learns-nothing");
});

test("the best of fewer than four different values is at an end by nature, and is not told to be", () => {
  const place = "rate.learningRate";
  const tried = (most: number) => {
    const values = new Set<number>();
    const trials = slow.trials.filter(({ phase, method, setting }) => {
      if (phase !== "tuning" || method !== "sgd" || values.has(setting[place]!)) return true;
      return values.size < most && values.add(setting[place]!);
    });
    return casesOf({ ...slow, trials }, "edge-of-range").filter(({ method }) => method === "sgd");
  };
  expect([4, 3, 2].map((most) => tried(most).length)).toEqual([1, 0, 0]);
});

test("two dozen windows, trained on for long: overfitting, told with its best epoch", () => {
  const found = casesOf(byHeart, "overfits")[0]!;
  expect(found.runs).toBeGreaterThan(1);
  expect(found.last).toBeGreaterThan(1.05 * found.best);
  expect(found.bestEpoch).toBeLessThan(120);
  expect(codes(byHeart)).not.toContain("still-falling");
});

test("a target that is reached at once, in a study whose curves still fall", () => {
  expect(casesOf(easy, "few-validations")).toContainEqual(expect.objectContaining({ method: "adam", target: 0.6 }));
  expect(codes(easy)).toContain("still-falling");
});

test("a record without ranges, as earlier versions wrote it, has none to be at the end of", () => {
  const methods = slow.methods.map(({ space: _, ...method }) => method);
  expect(codes({ ...slow, methods })).not.toContain("edge-of-range");
});

test("runs that diverged in their majority, and sigma that never falls to 0 or never rises", () => {
  expect(codes(divergedStudy())).toEqual(["diverges"]);
  const study = fixtureStudy();
  const withSigma = (sigma: (epoch: number) => number) => ({
    ...study,
    trials: study.trials.map((trial) => ({
      ...trial,
      epochs: trial.epochs.map((epoch) => ({ ...epoch, sigma: sigma(epoch.epoch) })),
    })),
  });
  expect(
    casesOf(
      withSigma(() => 0.3),
      "sigma-stuck",
    ),
  ).toEqual([{ method: "diffusion", first: 0.3, last: 0.3 }]);
  expect(
    casesOf(
      withSigma(() => 0),
      "sigma-stuck",
    ),
  ).toEqual([{ method: "diffusion", first: 0, last: 0 }]);
  expect(codes(withSigma((epoch) => (epoch < 9 ? 0.3 : 0)))).not.toContain("sigma-stuck");
});

test("one seed far off, which turns a criterion: told with its ratio, the median and the mean with and without it", () => {
  const study = fixtureStudy();
  expect(codes(study)).not.toContain("one-seed");
  const isOutlier = ({ method, phase, seed, batchSize }: StudyRecord["trials"][number]) =>
    method === "diffusion" && phase === "evaluation" && seed === 3 && batchSize === 16;
  const stuck = judged({
    ...study,
    trials: study.trials.map((trial) =>
      isOutlier(trial)
        ? { ...trial, epochs: trial.epochs.map((epoch) => ({ ...epoch, validationError: 1500 - epoch.epoch })) }
        : trial,
    ),
  });
  expect(stuck.verdict.decision).toBe("inconclusive");
  const found = casesOf(stuck, "one-seed");
  expect(found[0]).toMatchObject({ method: "diffusion", against: "sgd", isOfTime: true, seed: 3, more: 10 });
  expect(found[0]!.ratio).toBeGreaterThan(2);
  expect(found[0]!.median).toBeCloseTo(study.verdict.timeRatio.value!, 1);
  expect(found[0]!.without).toBeCloseTo(study.verdict.timeRatio.value!, 1);
  expect(found[0]!.mean).toBe(stuck.verdict.timeRatio.value);
  const [words] = situationWords(stuck, TEXTS.en).filter(({ code }) => code === "one-seed");
  expect(words!.advice).toContain("--seeds 10");
});

test("a linear predictor, and every other simple forecast, that beats all networks is named with both errors", () => {
  const study = fixtureStudy();
  const baselines = study.baselines.map((one) => ({ ...one, testError: one.name === "linear" ? 200 : one.testError }));
  const [found, ...others] = casesOf({ ...study, baselines }, "simple-wins");
  expect(found).toMatchObject({ baseline: "linear", error: 200, network: expect.any(String) });
  expect(others).toEqual([]);
});

test("a study in order has no more than curves that could go on, and one that ended before anything ran neither", () => {
  expect(casesOf(fixtureStudy(), "still-falling")).toMatchObject([{ method: "sgd", epochs: 40 }]);
  expect(codes(fixtureStudy({ epochs: 100 }))).toEqual([]);
  expect(codes(stoppedFixture())).toEqual([]);
  expect(codes(bareStudy())).toEqual(["diverges"]);
});

test("each situation is looked for once", () => {
  expect(new Set(SITUATION_CODES).size).toBe(9);
});

test.each(["en", "ja"] as const)(
  "%s: each has a name, figures, a meaning and advice, in the section, in the head and in a line",
  (language) => {
    const texts = TEXTS[language];
    for (const study of [slow, byHeart, easy, divergedStudy()]) {
      const view = studyView(study, texts);
      const withoutSpans = (text: string) => text.replace(/<\/?span[^>]*>/g, ""); // they keep flags whole
      const page = withoutSpans(situationsSection(view)!.text);
      const words = situationWords(study, texts);
      for (const { name, figures, meaning, advice, line } of words) {
        for (const text of [name, meaning, advice, ...figures]) expect(page).toContain(escapeHtml(text));
        for (const text of figures) expect(text).toMatch(/\d/);
        expect(line).toContain(name);
      }
      const [first] = weightiest(study, texts, { most: 1, form: "line" });
      expect(withoutSpans(header(view).text)).toContain(escapeHtml(first!));
    }
    expect(situationsSection(studyView(fixtureStudy({ epochs: 100 }), texts))!.text).toContain(
      texts.situation.overfits.name,
    );
  },
);

test("advice does not undo other advice: where curves still fall, overfitting of another method asks for no fewer epochs", () => {
  for (const texts of [TEXTS.en, TEXTS.ja]) {
    const { advice } = texts.situation.overfits;
    expect(advice([], ["overfits"])).toMatch(/--epochs.*--out|--out.*--epochs/);
    expect(advice([], ["still-falling", "overfits"])).not.toMatch(/fewer|減らす/);
    expect(texts.situation["still-falling"].advice([{ method: "sgd", gain: 0.1, epochs: 6 }], [])).toContain(
      "--epochs 12 --out NEW",
    );
  }
});
