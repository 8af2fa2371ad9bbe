import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addingTask, buildNetwork, type RandomStream, randomStream } from "gradus";
import { workerPool } from "gradus/node";
import { methodsNamed, type TrialCheckpoint, type TrialResult, type TrialSpec } from "gradus/study";
import { expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { withoutTimes } from "../../src/study/times.js";
import { gradus, root, sample, scratch } from "./command.js";

/** Runs that take a second or two each, kept ten times a second: a kill meets some of them on their way. */
const slow = [
  ...["--target", "temp_max", "--window", "16", "--hidden", "24", "--batch-sizes", "32", "--epochs", "100"],
  ...["--seeds", "2", "--tuning-trials", "1", "--methods", "sgd,adam,diffusion", "--optimizer", "adam"],
  ...["--workers", "2", "--checkpoint-seconds", "0.1"],
];
const KILLS = 20;

/** The study without its times, and the bytes of its models. */
function resultOf(out: string) {
  const models = readdirSync(join(out, "models")).sort();
  return {
    study: withoutTimes(parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json")),
    models: models.map((name) => [name, readFileSync(join(out, "models", name), "utf8")]),
  };
}

/** Kills the command some time after it has said a word; returns whether the signal came before its end. */
async function killed(args: readonly string[], { word, milliseconds }: { word: RegExp; milliseconds: number }) {
  const child = spawn(process.execPath, [join(root, "bin", "gradus.js"), ...args]);
  let timer: NodeJS.Timeout | undefined;
  let told = "";
  child.stderr.on("data", (piece) => {
    told += piece;
    if (word.test(told)) timer ??= setTimeout(() => child.kill("SIGKILL"), milliseconds);
  });
  const signal = await new Promise((done) => child.once("close", (_status, by) => done(by)));
  clearTimeout(timer);
  return signal === "SIGKILL";
}

/** Mostly while it trains, now and then while it comes up. */
const moment = (stream: RandomStream) => ({
  word: stream.integer(5) === 0 ? /windows:/ : /runs planned/,
  milliseconds: 1200 * stream.uniform(),
});

test(`a study killed at ${KILLS} moments ends in the study and the models, byte for byte, of one that ran undisturbed`, {
  timeout: 600_000,
}, async () => {
  const folder = scratch();
  const whole = join(folder, "whole");
  expect((await gradus(["poc", sample, ...slow, "--out", whole])).status).toBe(0);
  const expected = resultOf(whole);
  const stream = randomStream(1);
  let left = 0; // kills that met a run on its way
  for (let round = 0, kills = 0; kills < KILLS; round++) {
    const out = join(folder, `killed-${round}`);
    const command = ["poc", sample, ...slow, "--out", out];
    while (kills < KILLS && (await killed(command, moment(stream)))) {
      kills++;
      const underWay = join(out, "run", "under-way");
      if (existsSync(underWay) && readdirSync(underWay).some((name) => name.endsWith(".checkpoint"))) left++;
    }
    const { status, stderr } = await gradus(command);
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/set aside|Moved|of no use/);
    expect(resultOf(out)).toEqual(expected);
    expect(readdirSync(join(out, "run", "under-way"))).toEqual([]);
  }
  expect(left).toBeGreaterThan(KILLS / 4);
});

/** Batches of 32 and a last one of 4: those are one group of rows, which one member of a team has alone. */
const windows = addingTask({ length: 4, train: 36, validation: 20, test: 4, stream: randomStream(1) });
const context = {
  network: buildNetwork({ inputSize: 2, hiddenSizes: [4] }).spec,
  train: windows.train,
  validation: windows.validation,
  errorFactor: windows.errorFactor,
  metric: "rmse",
};

/** One trial in threads of its own, from a checkpoint or from its beginning, with a checkpoint at each of its pauses. */
async function trialIn(threads: number, from: TrialCheckpoint | null = null) {
  const [method] = methodsNamed(["diffusion"], { objective: "sampled", optimizer: "adam" });
  const spec: TrialSpec = {
    ...{ id: "a", phase: "evaluation", method: method!, setting: { "rate.learningRate": 0.01 } },
    ...{ batchSize: 32, seed: 1, fold: 1, epochs: threads === 1 ? 10_000 : 600, threads },
  };
  const kept: TrialCheckpoint[] = [];
  const refusals: string[] = [];
  let result: TrialResult | null = null;
  const checkpoints = {
    seconds: 0,
    from: () => from,
    save: (_id: string, checkpoint: TrialCheckpoint) => void kept.push(checkpoint),
    refused: (_id: string, reason: string) => void refusals.push(reason),
  };
  const hooks = { signal: new AbortController().signal, onEpoch: () => {}, checkpoints };
  for await (const one of workerPool({ workers: 2 }).start([context]).run([spec], hooks)) result = one;
  const { record, parameters } = result!;
  const errors = record.epochs.map(({ validationError, trainObjective, steps }) => [
    steps,
    validationError,
    trainObjective,
  ]);
  return { kept, refusals, record, bits: { errors, parameters, outcome: record.outcome } };
}

test.each([1, 2])(
  "a trial of %i threads goes on from its checkpoint to the same bits, drawn noise and all",
  async (threads) => {
    const whole = await trialIn(threads);
    const sampledParts = whole.kept.filter(({ state }) => state.place.sigma > 0);
    expect(sampledParts.length).toBeGreaterThan(0);
    for (const from of [sampledParts[0]!, whole.kept.at(-1)!]) {
      const resumed = await trialIn(threads, structuredClone(from));
      expect(resumed.refusals).toEqual([]);
      expect(resumed.bits).toEqual(whole.bits);
      expect(resumed.record.secondsTotal).toBeGreaterThan(from.seconds);
    }
  },
);

test("a trial whose checkpoint is of no use begins anew in its threads, with one word", async () => {
  const whole = await trialIn(2);
  const [first] = whole.kept;
  const { refusals, bits } = await trialIn(2, { ...first!, state: { ...first!.state, run: {} } });
  expect(refusals).toEqual([expect.stringMatching(/`from` must be a state of this very run/)]);
  expect(bits).toEqual(whole.bits);
});
