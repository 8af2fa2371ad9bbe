/** @module-tag slow */

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Finished, gradus, root, sample, scratch, small } from "./command.js";

/** A line for bash in which GRADUS is the command. */
function shell(line: string): Promise<Finished & { readonly status: number }> {
  const program = `'${process.execPath}' '${join(root, "bin", "gradus.js")}'`;
  return new Promise((done) => {
    execFile("bash", ["-c", `set -o pipefail; ${line.replaceAll("GRADUS", program)}`], (error, stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const trainFlags = ["--target", "temp_max", "--window", "8", "--hidden", "4", "--epochs", "1"];

test("stdout that closes ends quietly, a full one in one line and status 2", async () => {
  expect(await shell("GRADUS help poc | head -1")).toMatchObject({ status: 0, stderr: "" });
  expect(await shell("GRADUS help poc > /dev/full")).toMatchObject({
    status: 2,
    stderr:
      "gradus: stdout must be writable, got no space left. Free some space, or send the output to another place.\n",
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

test("a signal stops a command that still reads its table; what a killed one had copied goes with the next", async () => {
  const temporary = scratch();
  const copies = () => readdirSync(temporary).filter((name) => existsSync(join(temporary, name, "table")));
  /** Reads a table whose end never comes, until the signal; how it ends. */
  const reading = async (signal: NodeJS.Signals) => {
    const env = { ...process.env, TMPDIR: temporary };
    const child = spawn(process.execPath, [join(root, "bin", "gradus.js"), "train", "-"], { env });
    const ended = once(child, "close");
    const before = copies();
    child.stdin.write("a,b\n1,2\n");
    await expect.poll(() => copies().filter((name) => !before.includes(name)).length, { timeout: 20_000 }).toBe(1);
    child.kill(signal);
    return ended;
  };
  expect(await reading("SIGINT")).toEqual([130, null]);
  expect(copies()).toEqual([]);
  expect(await reading("SIGKILL")).toEqual([null, "SIGKILL"]);
  expect(copies()).toHaveLength(1);
  expect(await reading("SIGTERM")).toEqual([130, null]);
  expect(copies()).toEqual([]);
});

test("a table on standard input is not written over by the output, and no device is replaced", async () => {
  const folder = scratch();
  const [model, table] = [join(folder, "model.json"), join(folder, "table.csv")];
  copyFileSync(sample, table);
  await gradus(["train", sample, ...trainFlags, "--out", model]);
  const over = await shell(`GRADUS predict '${model}' - --out '${table}' < '${table}'`);
  expect(over.stderr).toMatch(/--out: ".*table\.csv" would overwrite the input "-"/);
  const device = await shell(`GRADUS predict '${model}' '${sample}' --out /dev/stdout > '${join(folder, "f")}'`);
  expect(device.stderr).toMatch(/--out: "\/dev\/stdout" must be writable, got a pipe or a device is in the way/);
  expect([over.status, device.status]).toEqual([2, 2]);
  expect(readFileSync(table)).toEqual(readFileSync(sample));
});

test("an output that is a link to a file is written into that file", async () => {
  const folder = scratch();
  const [model, file, link] = [join(folder, "model.json"), join(folder, "file.csv"), join(folder, "link.csv")];
  await gradus(["train", sample, ...trainFlags, "--out", model]);
  writeFileSync(file, "");
  symlinkSync("file.csv", link);
  expect((await gradus(["predict", model, sample, "--out", link])).status).toBe(0);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, "utf8")).toMatch(/^when,/);
});

test("a file that takes only a part of the results is told: exit status 2", async () => {
  const folder = scratch();
  const model = join(folder, "model.json");
  await gradus(["train", sample, ...trainFlags, "--out", model]);
  const short = await shell(`ulimit -f 1; GRADUS predict '${model}' '${sample}' > '${join(folder, "f.csv")}'`);
  expect(short.stderr).toMatch(/stdout must be writable, got a limit on the size of files/);
  expect(short.status).toBe(2);
});

test("models and tables out of pipes forecast as files do; a device in their place is refused by name", async () => {
  const model = join(scratch(), "model.json");
  await gradus(["train", sample, ...trainFlags, "--out", model]);
  const { stdout } = await gradus(["predict", model, sample]);
  for (const line of [
    `GRADUS predict <(cat '${model}') <(cat '${sample}')`,
    `cat '${sample}' | GRADUS predict '${model}' -`,
    `GRADUS predict '${model}' - < '${sample}'`,
    `gzip -c '${sample}' | GRADUS predict '${model}' /dev/stdin --out -`,
    `cat '${model}' | GRADUS predict - '${sample}'`,
  ]) {
    expect(await shell(line), line).toMatchObject({ status: 0, stdout });
  }
  for (const [place, found] of [
    ["/", "a folder"],
    ["/dev/zero", "a device"],
  ]) {
    for (const command of [`predict '${model}' -`, `predict - '${sample}'`, "train -"]) {
      const { status, stderr } = await shell(`GRADUS ${command} < ${place}`);
      expect(stderr).toContain(`gradus: stdin must be a file, a pipe or a terminal, got ${found}. Send a file,`);
      expect(status).toBe(2);
    }
  }
  const both = await gradus(["predict", "-", "-"]);
  expect(both.stderr).toMatch(/- is standard input, which holds one file/);
  const { status, stderr } = await gradus(["predict", "/dev/zero", sample]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/\/dev\/zero: the model must be a readable file, got a folder, a pipe or a device/);
});
