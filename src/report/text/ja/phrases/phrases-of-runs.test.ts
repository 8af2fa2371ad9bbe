import { expect, test } from "vitest";
import { randomStream } from "../../../../core/numeric/random.js";
import { fitBaselines } from "../../../../data/baselines/index.js";
import { splitSeries } from "../../../../data/cut/split-series.js";
import { missingIntervalNotes } from "../../../../data/interval-levels.js";
import { seriesOf } from "../../../../data/testing.js";
import { formatStep } from "../../../../data/timestamp.js";
import { makeWindows } from "../../../../data/windows.js";
import { cannotDecide } from "../../../../study/judge/cannot-decide.js";
import { addingStudyTask } from "../../../../study/spec/adding-task.js";
import { cannotCompare } from "../../../../study/spec/cannot-compare.js";
import { describeMethod } from "../../../../study/spec/method.js";
import { methods, methodsNamed } from "../../../../study/spec/methods/index.js";
import { quantileNotes } from "../../../../study/spec/quantile-notes.js";
import { smallStudy, smallStudyOptions } from "../../../../study/testing/small-study.js";
import { divergence, LOWER } from "../../../../train/divergence.js";
import { outcomeAfter } from "../../../../train/run.js";
import { fixtureStudy } from "../../../testing/fixture.js";
import { expectJapanese } from "../../testing/expect-japanese.js";
import { recorded } from "./index.js";

test("notes on values that lie far from the others, on short segments and on floors", () => {
  const y = Array.from(
    { length: 300 },
    (_, k) => (k % 7) + (k === 50 || k === 290 || k === 291 ? 1e7 : 0) + (k % 11) / 7,
  );
  const lengths = [3, 297];
  const series = seriesOf({ y }, { lengths });
  const windows = makeWindows({ series, split: splitSeries(series), inputs: ["y"], targets: ["y"], window: 8 });
  expect(windows.notes.length).toBeGreaterThan(1);
  const floors = addingStudyTask({ length: 4, train: 20, validation: 10, test: 10, stream: randomStream(1) });
  for (const note of [...windows.notes, ...floors.record.notes, "The same is so of 5 more parts of columns."])
    expectJapanese(note, recorded.note(note));
});

test("notes on intervals that there are too few windows for", () => {
  for (const note of missingIntervalNotes(1)) expectJapanese(note, recorded.note(note));
});

test("notes on quantiles that are forecast", () => {
  for (const taus of [[0.9], [0.1, 0.5, 0.9], [0.05, 0.25, 0.95]]) {
    for (const note of quantileNotes(taus)) expectJapanese(note, recorded.note(note));
  }
});

test("notes on targets that enter as logarithms", () => {
  for (const least of [0, 1, 3]) {
    const series = seriesOf({ y: Array.from({ length: 90 }, (_, k) => (k % 7 === 0 ? least : 3 + (k % 11))) });
    const options = { inputs: ["y"], targets: ["y"], window: 8, transform: ["log"] as const };
    const { notes } = makeWindows({ series, split: splitSeries(series), ...options });
    expect(notes).toHaveLength(1);
    for (const note of notes) expectJapanese(note, recorded.note(note));
  }
});

test("how every simple forecast and every method is made, and why a run ended, is told in Japanese", () => {
  const y = Array.from({ length: 400 }, (_, k) => Math.sin(k / 4) + (k % 24));
  const series = seriesOf({ y });
  const split = splitSeries(series);
  const windows = makeWindows({ series, split, inputs: ["y"], targets: ["y"], window: 8 });
  const details = fitBaselines({ windows, origin: { series, split } }).map(({ detail }) => detail);
  expect(details).toHaveLength(4);
  for (const detail of [...details, "season 24 rows (1 day), best of 3 on the validation part"])
    expectJapanese(detail, recorded.simpleDetail(detail));
  expect(
    recorded.simpleDetail("ridge 1e-2 on 1 x 600 inputs of 1501, the last rows of 3, fitted on 200 of 2397 windows"),
  ).toBe("リッジ正則化 1e-2、入力 1 行 × 600 列（1501 列中）、窓 3 行の最後の行、窓 2397 個中 200 個から推定");
  for (const method of [...methods.items.map(describeMethod), ...fixtureStudy().methods]) {
    expect(recorded.methodDetail(method.detail)).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    expect(recorded.methodDetail(method.detail), method.detail).not.toMatch(/objective|sigma|clip|learning|epochs/);
    expect(recorded.methodDetail(method.detail), method.detail).not.toMatch(
      /momentum|decay|every|until|constant|linear|rest|[a-z]{2,} [a-z]{2,}/,
    );
  }
  const place = { step: 31, sigma: 0.5, learningRate: 0.2, advice: LOWER };
  for (const outcome of [divergence("the objective or its gradient", place), outcomeAfter(3, 40, "epochs")]) {
    const { detail } = outcome as { detail: string };
    expectJapanese(detail, recorded.trialDetail(detail));
  }
});

test("lengths of time, as records have them, are told in Japanese; what is no known text stays as it is", () => {
  const gap = (milliseconds: number) =>
    `Time was read from "t" (ISO date); the usual step is ${formatStep(milliseconds)}.`;
  for (const seconds of [1e-3, 1, 60, 3600, 86_400, 604_800, 30 * 86_400, 91 * 86_400, 366 * 86_400, 37 * 3600])
    expectJapanese(gap(1000 * seconds), recorded.note(gap(1000 * seconds)));
  expect(recorded.note(gap(2 * 3_600_000))).toBe(
    '時刻は "t" から読みました（ISO 形式の日付）。通常の間隔は 2 時間です。',
  );
  expect(recorded.note("Something else.")).toBe("Something else.");
});

test("notes on counters in the place of a time, on zones and on periods of the day are told in Japanese", () => {
  for (const note of [
    'As asked, rows stand in the order of the counter "k".',
    'As asked, rows stand in the order of the counter "k"; it falls, so that they were turned round.',
    "The times carry a time zone; they are shown in UTC, those of forecasts in the zone of the table.",
    'Time was read from "d", "p" (ISO date and period 1 to 48 of the day); the usual step is 30 minutes.',
  ])
    expectJapanese(note, recorded.note(note));
});

test("what is said before a study begins is told in Japanese", () => {
  const methods = methodsNamed(["sgd", "diffusion"]);
  const { task } = smallStudyOptions;
  const series = { ...task, record: { ...task.record, kind: "series" as const } };
  const criteria = { minTimeSaving: 0.999, maxTestErrorIncrease: 0.02 };
  const warnings = [
    ...cannotDecide({ ...smallStudyOptions, task: series, methods, criteria, targetError: 1e-6 }),
    ...cannotCompare(methodsNamed(["sgd"])),
    ...cannotCompare(methodsNamed(["diffusion"])),
  ];
  expect(warnings).toHaveLength(6);
  const addresses =
    "Addresses are limited to 12.0 GiB (ulimit -v), enough for 1 of 4 threads with an engine each. Raise the limit to train on all, " +
    "or set NODE_OPTIONS=--disable-wasm-trap-handler, which makes steps a third slower.";
  for (const warning of [...warnings, addresses])
    expect(recorded.warning(warning), warning).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
});

test("what a run starts from is told in Japanese", async () => {
  const notes = [
    "linear forecast, ridge 1e-2, in 15 of 32 units of amplitude 0.3",
    "drawn units: nothing in the training windows is linear",
    "drawn units: nothing that the highway leaves is linear",
    "drawn units and a solved readout",
    "drawn units and a solved readout; the readout of the linear start has no finite solution",
    "drawn units: the equations of the linear forecast have no finite solution",
    "drawn units: the states of the linear forecast have no finite covariance; drawn readout: its equations have no finite solution",
    'drawn units; no linear start: solves the squared loss, quantiles and cross entropies, got the loss "huber"',
    'drawn units and a solved readout; no linear start: needs a cell whose linear form is known, "mine" has no `followLinear`',
    'drawn units and a solved readout; no linear start: the activation must have a slope where units are at rest, "step" has 0 at 0.5',
  ];
  for (const note of notes) expectJapanese(note, recorded.startNote(note));
  const { study } = await smallStudy({
    methods: methodsNamed(["soap-linear"]),
    size: { ...smallStudyOptions.size, epochs: 1 },
  });
  for (const { startNote } of study.trials) expectJapanese(startNote!, recorded.startNote(startNote!));
});
