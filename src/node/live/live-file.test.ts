import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { type LiveRecord, parseLive } from "../../study/records/live.js";
import type { EpochRecord } from "../../study/records/trial.js";
import type { StudyEvent } from "../../study/run/progress.js";
import type { TrialSpec } from "../../study/spec/trial.js";
import { LiveState } from "../../watch/live-state.js";
import { liveFile } from "./live-file.js";

const spec = {
  ...{
    id: "run/sgd/b16/seed1",
    phase: "evaluation",
    method: { name: "sgd" },
    batchSize: 16,
    seed: 1,
    fold: 1,
    epochs: 5000,
  },
} as unknown as TrialSpec;

function epoch(number: number, validationError = 1 / number): EpochRecord {
  const quantities = { trainObjective: 1, validationError, sigma: 0.3, learningRate: 0.01, within: [] };
  const seconds = { secondsTraining: number / 3, secondsWall: number / 2, secondsBesideSteps: 0 };
  return { epoch: number, steps: 10 * number, smoothedSteps: 0, ...quantities, ...seconds };
}

const epochEvent = (record: EpochRecord): StudyEvent => ({ kind: "epoch", trial: spec, record });

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradus-live-"));
  mkdirSync(join(folder, "run"));
  path = join(folder, "run", "live.json");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

async function written(): Promise<LiveRecord> {
  for (let wait = 0; wait < 100 && !existsSync(path); wait++) await pause(10);
  return parseLive(readFileSync(path, "utf8"), path);
}

test("a study under way is told with its trials, curves and last words, and the file goes at the end", async () => {
  const live = liveFile(folder);
  live.log("note: two");
  live.event({ kind: "progress", fraction: 0.25, secondsLeft: Number.POSITIVE_INFINITY, trialsDone: 1, trials: 4 });
  live.event(epochEvent(epoch(1)));
  live.event(epochEvent(epoch(2, Number.NaN)));
  const record = await written();
  expect(record).toMatchObject({
    pid: process.pid,
    fraction: 0.25,
    secondsLeft: null,
    trialsDone: 1,
    phase: "evaluation",
  });
  expect(record.log.map(({ text }) => text)).toEqual(["note: two"]);
  expect(record.underWay).toHaveLength(1);
  expect(record.underWay[0]).toMatchObject({
    method: "sgd",
    seed: 1,
    epochs: 5000,
    points: { validationError: [1, null] },
  });
  await live.end();
  expect(readdirSync(join(folder, "run"))).toEqual([]);
});

test("a trial that has finished is under way no more", () => {
  const state = new LiveState({ host: "here", pid: 1 });
  state.event(epochEvent(epoch(1)));
  expect(state.record("").underWay).toHaveLength(1);
  state.event({ kind: "trial", record: { id: spec.id } as never });
  expect(state.record("").underWay).toEqual([]);
});

test("a curve of 5000 epochs has at most some 240 points, the first and the last among them, and 500 lines of the log stay 200", () => {
  const state = new LiveState({ host: "here", pid: 1 });
  for (let k = 1; k <= 5000; k++) state.event(epochEvent(epoch(k)));
  for (let k = 0; k < 500; k++) state.log(`line ${k}`, "");
  const { underWay, log } = state.record("");
  const { epoch: epochs, steps } = underWay[0]!.points;
  expect([epochs[0], epochs.at(-1), steps.length]).toEqual([1, 5000, epochs.length]);
  expect(epochs.length).toBeGreaterThan(110);
  expect(epochs.length).toBeLessThan(250);
  expect(log).toHaveLength(200);
  expect(log.at(-1)!.text).toBe("line 499");
});

test("a folder that is removed, or cannot be written, stops nothing, and is not made again", async () => {
  const live = liveFile(folder);
  rmSync(join(folder, "run"), { recursive: true });
  live.event(epochEvent(epoch(1)));
  await pause(50);
  await live.end();
  expect(existsSync(join(folder, "run"))).toBe(false);
});

test("another process's file stays at the end", async () => {
  const live = liveFile(folder);
  writeFileSync(path, '{"pid":1}');
  await live.end();
  expect(existsSync(path)).toBe(true);
});
