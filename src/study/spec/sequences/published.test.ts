import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { SequenceData } from "../../../data/sequences/contract.js";
import { sequenceWindows } from "../../../data/sequences/sequence-windows.js";
import { simpleForecasts } from "../../../data/sequences/simple/index.js";
import { taskOf } from "../../../data/sequences/task-of.js";
import { classesOf, numbersOf } from "../../../data/sequences/testing.js";
import type { PartName } from "../../../data/split.js";
import { metrics } from "../../../metric/index.js";
import { readShared } from "../../../node/sequences/testing.js";
import { hasSharedData, SHARED_DATA } from "../../../read/testing.js";
import { measureForecast } from "./measure-forecast.js";

const published = test.skipIf(!hasSharedData); // the public data sets do not lie beside this checkout

const shares = { validationShare: 0.2, testShare: 0.2 };

/** What simple forecasts come to on the test part. */
function tested(data: SequenceData, metric: string, own = shares): Record<string, number> {
  const task = taskOf(data);
  if (task === "regress") throw new Error("no simple forecasts");
  const windows = sequenceWindows({ data, task, ...own });
  return Object.fromEntries(
    simpleForecasts(task, windows).map(({ name, predict }) => [
      name,
      measureForecast(predict(windows.test), windows.test, metrics.get(metric)),
    ]),
  );
}

/** All of the training part is to be known, as in the published numbers: a test sequence validates in its place, and is tested too. */
function neighbourErrors(data: SequenceData): number {
  const first = data.parts!.indexOf("test");
  const parts = data.parts!.map((part, k): PartName => (k === first ? "validation" : part));
  const windows = sequenceWindows({ data: { ...data, parts }, task: "classify", ...shares });
  const { predict } = simpleForecasts("classify", windows).find(({ name }) => name === "nearest neighbour")!;
  const { validation, test } = windows;
  const wrong = [validation, test].map(
    (set) => set.length * measureForecast(predict(set), set, metrics.get("error-rate")),
  );
  return Math.round(wrong[0]! + wrong[1]!);
}

published("JSB chorales: independent notes 11.09 nats a frame, each note by the frame before 10.49", async () => {
  const data = await readShared("jsb-chorales/jsb-chorales-quarter.json");
  const nats = tested(data, "nats-a-step");
  expect(nats["note shares"]).toBeCloseTo(11.09, 2);
  expect(nats["note changes"]).toBeCloseTo(10.49, 2);
});

published(
  "tinyshakespeare, trained on its first 90 %: 3.347 nats a character by shares, 2.484 by pairs, to 0.01",
  async () => {
    const data = await readShared("tinyshakespeare/input.txt");
    // One more of each of 65 is assumed here, and a hundredth of a per cent validates: hence the difference.
    const nats = tested(data, "softmax-cross-entropy", { validationShare: 1e-4, testShare: 0.1 });
    expect(Math.abs(nats["symbol shares"]! - 3.347)).toBeLessThan(0.005);
    expect(Math.abs(nats["symbol pairs"]! - 2.484)).toBeLessThan(0.01);
  },
);

// Errors of 1-NN with Euclidean distance in the UCR archive (H. A. Dau et al., "The UCR time series archive", 2019): one column, whose scale changes no neighbour.
published.each([
  ["ItalyPowerDemand", 0.0447, 1029],
  ["SyntheticControl", 0.12, 300],
])("%s: the nearest neighbour's test error is the archive's, %d of %d", async (name, error, cases) => {
  const data = await readShared(`${name}/${name}_TRAIN.ts`);
  expect(neighbourErrors(data) / cases).toBeCloseTo(error, 4);
});

published("ECG200: the nearest neighbour's test error is the archive's, 0.12", () => {
  const rows = (part: string) =>
    readFileSync(join(SHARED_DATA, "ECG200", `ECG200_${part}.txt`), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.trim().split(/\s+/).map(Number));
  const [train, tests] = [rows("TRAIN"), rows("TEST")];
  const all = [...train, ...tests];
  const data = numbersOf(
    all.map((row) => row.slice(1)),
    {
      labels: classesOf(
        "sequence",
        all.map(String).map((_, k) => String(all[k]![0])),
      ),
      parts: all.map((_, k) => (k < train.length ? "train" : "test")),
    },
  );
  expect(neighbourErrors(data)).toBe(12);
});

published.each([
  ["JapaneseVowels/JapaneseVowels_TRAIN.ts", 0.1, 0.02],
  ["BasicMotions/BasicMotions_TRAIN.ts", 0.5, 0.35],
])("%s: neighbours and logistic regression beat the class shares", async (file, neighbour, logistic) => {
  const data = await readShared(file);
  const errors = tested(data, "error-rate");
  expect(errors["nearest neighbour"]).toBeLessThan(neighbour);
  expect(errors["logistic regression"]).toBeLessThan(logistic);
  const nats = tested(data, "softmax-cross-entropy");
  expect(nats["nearest neighbour"]).toBeLessThan(nats["class shares"]!);
  expect(nats["logistic regression"]).toBeLessThan(nats["class shares"]!);
});

published("10,000 images of 28 rows: windows and forecasts within seconds of one core, 5 of 6 told", () => {
  const file = (name: string) => gunzipSync(readFileSync(join(SHARED_DATA, "mnist-10k", `${name}-ubyte.gz`)));
  const [images, labels] = [file("images-idx3").subarray(16), file("labels-idx1").subarray(8)];
  const data: SequenceData = {
    ...numbersOf([]),
    columns: Array.from({ length: 28 }, (_, i) => `x${i}`),
    names: Array.from(labels, (_, k) => String(k)),
    offsets: Uint32Array.from({ length: labels.length + 1 }, (_, k) => 28 * k),
    steps: { kind: "numbers", values: Float64Array.from(images) },
    labels: classesOf("sequence", Array.from(labels, String)),
  };
  const before = process.cpuUsage();
  const errors = tested(data, "error-rate");
  const seconds = process.cpuUsage(before).user / 1e6;
  expect(seconds).toBeLessThan(20); // about 4 where nothing else runs
  expect(errors["nearest neighbour"]).toBeLessThan(0.13);
  expect(errors["logistic regression"]).toBeLessThan(0.2);
});
