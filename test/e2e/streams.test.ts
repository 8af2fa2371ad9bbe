/** @module-tag slow */

import { execFile } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradus, root, sample, scratch, small } from "./command.js";

/** A line for bash in which GRADUS is the command. */
function shell(line: string): Promise<{ readonly status: number; readonly stderr: string }> {
  const program = `'${process.execPath}' '${join(root, "bin", "gradus.js")}'`;
  return new Promise((done) => {
    execFile("bash", ["-c", `set -o pipefail; ${line.replaceAll("GRADUS", program)}`], (error, _stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code), stderr }),
    );
  });
}

const trainFlags = ["--target", "temp_max", "--window", "8", "--hidden", "4", "--epochs", "1"];

test("stdout that closes ends quietly, a full one in one line and status 2", async () => {
  expect(await shell("GRADUS help poc | head -1")).toEqual({ status: 0, stderr: "" });
  expect(await shell("GRADUS help poc > /dev/full")).toEqual({
    status: 2,
    stderr: "gradus: stdout must be writable, got no space left. Send the output to another place.\n",
  });
});

test("the files of a study are written though nobody reads its verdict", async () => {
  const out = join(scratch(), "out");
  const { status } = await shell(`GRADUS poc '${sample}' ${small.join(" ")} --out '${out}' | true`);
  expect(status).toBe(0);
  expect(existsSync(join(out, "report.html"))).toBe(true);
});

test("train tries its output before its first epoch, and never writes over its table", async () => {
  const folder = scratch();
  const table = join(folder, "table.csv");
  copyFileSync(sample, table);
  const under = await gradus(["train", table, ...trainFlags, "--out", join(table, "model.json")]);
  expect(under.stderr).toMatch(/--out: ".*model\.json" must be writable, got a file is in the way/);
  expect(under.stderr).not.toMatch(/epoch/);
  const over = await gradus(["train", table, ...trainFlags, "--out", table]);
  expect(over.stderr).toMatch(/--out: ".*table\.csv" would overwrite the input/);
  expect([under.status, over.status]).toEqual([2, 2]);
  expect(readFileSync(table)).toEqual(readFileSync(sample));
});

test("a model out of a shell's pipe forecasts; a device in its place is refused by name", async () => {
  const model = join(scratch(), "model.json");
  await gradus(["train", sample, ...trainFlags, "--out", model]);
  expect(await shell(`GRADUS predict <(cat '${model}') '${sample}' > /dev/null`)).toMatchObject({ status: 0 });
  const { status, stderr } = await gradus(["predict", "/dev/zero", sample]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/\/dev\/zero: the model must be a readable file, got a folder, a pipe or a device/);
});
