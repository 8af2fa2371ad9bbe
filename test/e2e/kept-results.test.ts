import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
// @ts-expect-error: plain JavaScript, of the fuzzers
import { smallDisk } from "../../attack/files.mjs";
import { gradus, root, sample, scratch } from "./command.js";

const training = ["train", sample, "--target", "temp_max", "--window", "4", "--hidden", "40", "--workers", "1"];

test("a model is written to a disk that fills up while it is trained (skipped where no disk can be mounted)", async ({
  skip,
}) => {
  const folder = join(scratch(), "disk");
  const disk = smallDisk(folder, "64k");
  if (disk === null) return skip("no disk can be mounted here");
  onTestFinished(() => disk.end());
  const out = join(folder, "model.json");
  let isFull = false;
  const { status, stdout } = await gradus([...training, "--epochs", "6", "--out", out], {
    onStderr: (text) => {
      if (isFull || !text.includes("epoch    1")) return;
      isFull = true;
      expect(() => writeFileSync(join(folder, "fill"), Buffer.alloc(64_000))).toThrow("ENOSPC");
    },
  });
  expect(isFull).toBe(true);
  expect(status).toBe(0);
  expect(stdout).toContain(`Model: ${out}`);
  rmSync(join(folder, "fill"));
  expect((await gradus(["predict", out, sample])).status).toBe(0);
});

test("a model whose place can no longer be written when it is trained is kept elsewhere, with status 2", async () => {
  const out = join(scratch(), "deep", "model.json");
  let isGone = false;
  const { status, stdout, stderr } = await gradus([...training, "--epochs", "6", "--out", out], {
    onStderr: (text) => {
      if (isGone || !text.includes("epoch    1")) return;
      isGone = true;
      rmSync(dirname(out), { recursive: true });
      writeFileSync(dirname(out), "in the way");
    },
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^gradus: --out: ".*" must be writable at the end too, got a file is in the way\. /m);
  const place = /^Model: (.*)$/m.exec(stdout)![1]!;
  expect(stderr).toContain(`The result is kept in "${place}"`);
  expect(JSON.parse(readFileSync(place, "utf8"))).toMatchObject({ schema: "gradus.model" });
});

test.skipIf(process.platform === "win32")(
  "what kill -9 leaves of a training's model goes with the next one (skipped without the signal)",
  async () => {
    const out = join(scratch(), "model.json");
    const args = [join(root, "bin", "gradus.js"), ...training, "--out", out];
    const child = spawn(process.execPath, [...args, "--epochs", "100000"], { stdio: ["ignore", "ignore", "pipe"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stderr, "data");
    while (readdirSync(dirname(out)).length === 0) await once(child.stderr, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(readdirSync(dirname(out))).toEqual([`model.json.gradus-${child.pid}.part`]);
    expect((await gradus([...training, "--epochs", "1", "--out", out])).status).toBe(0);
    expect(readdirSync(dirname(out))).toEqual(["model.json"]);
  },
);

test("a second Ctrl-C leaves nothing of the model's room behind", async () => {
  const out = join(scratch(), "model.json");
  const args = [join(root, "bin", "gradus.js"), ...training, "--epochs", "100000", "--out", out];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  while (readdirSync(dirname(out)).length === 0) await once(child.stderr, "data");
  child.kill("SIGINT");
  child.kill("SIGTERM");
  const [status] = await once(child, "exit");
  expect(status).toBe(130);
  expect(existsSync(out) ? [] : readdirSync(dirname(out))).toEqual([]);
});
