import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ModelRecord } from "../../src/model/schema.js";
import { gradus, sample, scratch } from "./command.js";

test("train shares large batches among two threads: the same model twice, and Ctrl-C ends both of them", async () => {
  const folder = scratch();
  const large = ["--target", "temp_max", "--hidden", "96", "--batch-size", "64", "--workers", "2"];
  const run = async (name: string) => {
    const out = join(folder, name);
    const { status, stderr } = await gradus(["train", sample, ...large, "--epochs", "3", "--out", out]);
    expect(status).toBe(0);
    expect(stderr).toContain("2 threads share every batch");
    return (JSON.parse(readFileSync(out, "utf8")) as ModelRecord).forecaster;
  };
  expect(await run("second.json")).toEqual(await run("first.json"));
  const out = join(folder, "stopped.json");
  let sent = false;
  const stopped = await gradus(["train", sample, ...large, "--epochs", "2000", "--out", out], {
    onStderr(text, interrupt) {
      if (sent || !text.includes("epoch    3")) return;
      sent = true; // a second one would quit at once
      interrupt();
    },
  });
  expect(stopped.status).toBe(130);
  expect(stopped.stderr).toMatch(/The run ended early: stopped after \d+ of 2000 epochs/);
  expect(existsSync(out)).toBe(true);
});

test("train stopped before its first epoch has ended says so and writes no model", async () => {
  const out = join(scratch(), "none.json");
  let sent = false;
  const slow = ["--target", "temp_max", "--hidden", "384", "--window", "120", "--batch-size", "64"];
  const { status, stderr } = await gradus(["train", sample, ...slow, "--workers", "1", "--out", out], {
    onStderr(text, interrupt) {
      if (sent || !text.includes("note: Time")) return;
      sent = true;
      interrupt();
    },
  });
  expect(stderr).toContain("Stopped before the first epoch had ended: there is no model to write.");
  expect(status).toBe(130);
  expect(existsSync(out)).toBe(false);
});

test("Ctrl-C stops predict: exit status 130, and no file that is not whole", async () => {
  const folder = scratch();
  const path = (name: string) => join(folder, name);
  const lines = Array.from({ length: 200_000 }, (_, k) => `${Math.sin(k).toFixed(4)}\n`);
  writeFileSync(path("long.csv"), `wave\n${lines.join("")}`);
  writeFileSync(path("short.csv"), `wave\n${lines.slice(0, 500).join("")}`);
  const quick = ["--window", "8", "--hidden", "4", "--epochs", "1", "--out", path("model.json")];
  expect((await gradus(["train", path("short.csv"), ...quick])).status).toBe(0);
  let sent = false;
  const onStderr = (_text: string, interrupt: () => void) => {
    if (!sent) interrupt(); // at the note on reading, before the first forecast
    sent = true;
  };
  const args = ["predict", path("model.json"), path("long.csv")];
  const { status, stderr } = await gradus([...args, "--out", path("forecasts.csv")], { onStderr });
  expect(stderr).toMatch(/Stopped: .*forecasts\.csv was not written\./);
  expect(status).toBe(130);
  expect(existsSync(path("forecasts.csv"))).toBe(false);
});
