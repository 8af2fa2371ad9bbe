import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { partOf } from "./part-file.js";
import { reserveFile } from "./reserve.js";

const reserve = (path: string, bytes: number) => reserveFile(path, { option: "--out", inputs: [], bytes });
const folder = () => mkdtempSync(join(tmpdir(), "gradus-reserve-"));

test("the room is taken while the work lasts, and given back where nothing is written", async () => {
  const path = join(folder(), "deep", "model.json");
  const room = await reserve(path, 2 ** 25 + 7);
  expect(statSync(partOf(path)).size).toBe(2 ** 25 + 7);
  room.release();
  room.release();
  expect(readdirSync(dirname(path))).toEqual([]);
});

test.each([
  ["shorter", "one"],
  ["longer", "x".repeat(5000)],
])("a result that is %s than the room is written whole, over the file of before", async (_how, content) => {
  const path = join(folder(), "model.json");
  writeFileSync(path, "of before");
  const room = await reserve(path, 100);
  expect(readFileSync(path, "utf8")).toBe("of before");
  expect(await room.write(content)).toEqual({ place: path, problem: null });
  room.release();
  expect(readFileSync(path, "utf8")).toBe(content);
  expect(readdirSync(dirname(path))).toEqual(["model.json"]);
});

test("a folder that was removed in the meantime is made again", async () => {
  const path = join(folder(), "deep", "model.json");
  const room = await reserve(path, 10);
  rmSync(dirname(path), { recursive: true });
  await room.write("whole");
  expect(readFileSync(path, "utf8")).toBe("whole");
});

test("a place that can no longer be written does not take the result with it: it is kept elsewhere, which is told", async () => {
  const path = join(folder(), "deep", "model.json");
  const room = await reserve(path, 10);
  rmSync(dirname(path), { recursive: true });
  writeFileSync(dirname(path), "a file");
  const { place, problem } = await room.write("whole");
  expect(problem).toBe(
    `--out: "${path}" must be writable at the end too, got a file is in the way. The result is kept in "${place}": move it to where it shall stay.`,
  );
  expect(readFileSync(place, "utf8")).toBe("whole");
});

test("a disk that fills up while the work lasts has the room still; one too small is refused before it (skipped where no disk can be mounted)", async ({
  skip,
}) => {
  const disk = folder();
  mkdirSync(disk, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], { stdio: "ignore" });
  } catch {
    skip("no disk can be mounted here");
  }
  onTestFinished(() => void execFileSync("umount", ["-l", disk]));
  const path = join(disk, "model.json");
  await expect(reserve(path, 70_000)).rejects.toThrow(/must be writable, got no space left\. Free some space/);
  expect(readdirSync(disk)).toEqual([]);
  const room = await reserve(path, 30_000);
  expect(() => writeFileSync(join(disk, "fill"), Buffer.alloc(64_000))).toThrow("ENOSPC");
  const content = "x".repeat(29_000);
  expect(await room.write(content)).toEqual({ place: path, problem: null });
  expect(readFileSync(path, "utf8")).toBe(content);
});
