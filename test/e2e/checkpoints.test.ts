import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type RandomStream, randomStream } from "../../src/core/numeric/random.js";
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
