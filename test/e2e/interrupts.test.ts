import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { gradus, root, sample, scratch, small } from "./command.js";

/** Starts the command, waits for its word, sends SIGINT after each of the pauses; returns how it ended, and how long after the last one. */
async function interrupted(args: readonly string[], word: string, pauses: readonly number[]) {
  const child = spawn(process.execPath, [join(root, "bin", "gradus.js"), ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  for (let told = ""; !told.includes(word); ) told += String((await once(child.stderr, "data"))[0]);
  for (const milliseconds of pauses) {
    await pause(milliseconds);
    child.kill("SIGINT");
  }
  const sent = performance.now();
  const timer = setTimeout(() => child.kill("SIGKILL"), 20_000);
  const [status, signal] = await ended;
  clearTimeout(timer);
  return { end: status ?? signal, seconds: (performance.now() - sent) / 1000 };
}

const large = ["--engine", "reference", "--target", "temp_max", "--hidden", "1500", "--workers", "1"];

test.skipIf(process.platform === "win32").each([
  ["millions of examples are made", ["demo", "adding", "--length", "100", "--train-size", "1000000"], ""],
  [
    "steps of a large network are timed by the reference engine",
    ["poc", sample, ...large, "--batch-sizes", "200"],
    "windows: ",
  ],
])("Ctrl-C while %s ends the command at once: nothing is there yet to be lost", async (_what, args, word) => {
  const { end, seconds } = await interrupted([...args, "--out", scratch()], word, [2500]);
  expect(["SIGINT", 130]).toContain(end);
  expect(seconds).toBeLessThan(2);
});

test.skipIf(process.platform === "win32")(
  "a second Ctrl-C ends a training in the middle of a step that takes many seconds",
  async () => {
    const args = ["train", sample, ...large, "--batch-size", "200", "--out", join(scratch(), "model.json")];
    const { end, seconds } = await interrupted(args, "note: Time was read", [2500, 500]);
    expect(end).toBe(130);
    expect(seconds).toBeLessThan(2);
  },
);

test.skipIf(process.platform === "win32")(
  "one Ctrl-C ends a training within the validation before its first step, of thousands of windows",
  async () => {
    const data = join(scratch(), "wide.csv");
    const rows = Array.from({ length: 40_000 }, (_, k) => Array.from({ length: 20 }, (_, c) => (k * (c + 3)) % 997));
    const names = Array.from({ length: 20 }, (_, c) => `c${c}`);
    writeFileSync(data, [names, ...rows].map((row) => row.join(",")).join("\n"));
    const sizes = ["--hidden", "500", "--window", "100", "--batch-size", "8", "--workers", "1"];
    const args = ["train", data, "--target", "c0", ...sizes, "--out", join(scratch(), "model.json")];
    const { end, seconds } = await interrupted(args, "learn them by heart", [4000]);
    expect(end).toBe(130);
    expect(seconds).toBeLessThan(10);
  },
);

test.skipIf(process.platform === "win32")(
  "whatever a second Ctrl-C leaves behind, the next command goes on by itself, and nothing of it stays",
  async () => {
    const out = scratch();
    const args = ["poc", sample, ...small, "--epochs", "20", "--checkpoint-seconds", "0.01", "--out", out];
    for (const [first, second] of [
      [100, 0],
      [900, 20],
      [1200, 1],
    ] as const) {
      await interrupted(args, "training runs planned", [first, second]);
    }
    expect((await gradus(args)).status).toBe(0);
    const names = readdirSync(out, { recursive: true }).map(String);
    expect(names.filter((name) => /\.part$|lock|probe/.test(name))).toEqual([]);
  },
  180_000,
);
