import { execFileSync } from "node:child_process";
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ensureWritableFile } from "./outputs.js";
import { isThere, readNamed } from "./read-named.js";
import { writeNamed } from "./write.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-outputs-"));
const input = join(folder, "data.csv");
writeFileSync(input, "a\n1\n");
const tried = (path: string) => ensureWritableFile(path, { option: "--out", inputs: [input], bytes: 5000 });

test("trying a place leaves nothing, no folder either; what was there stays", async () => {
  mkdirSync(join(folder, "there"));
  await tried(join(folder, "there", "deep", "er", "model.json"));
  expect(readdirSync(join(folder, "there"))).toEqual([]);
});

test("several processes that try the same new folder at once do not take it from one another", async () => {
  const places = Array.from({ length: 40 }, (_, k) => join(folder, "shared", `${k}.json`));
  await Promise.all(places.map(tried));
  expect(existsSync(join(folder, "shared"))).toBe(false);
});

test("standard output is no place for a file; ./- is one", async () => {
  await expect(tried("-")).rejects.toThrow(
    '--out must be a name, got "-": what this command writes does not go to standard output.',
  );
  await tried(join(folder, "-"));
});

test.each([
  ["its name", () => input],
  [
    "a way about",
    () => {
      mkdirSync(join(folder, "x"));
      return `${folder}/x/../data.csv`;
    },
  ],
  [
    "a link",
    () => {
      symlinkSync(input, join(folder, "link"));
      return join(folder, "link");
    },
  ],
  [
    "a second name",
    () => {
      linkSync(input, join(folder, "twin"));
      return join(folder, "twin");
    },
  ],
])("an output that is the input by %s is refused", async (_way, make) => {
  await expect(tried(make())).rejects.toThrow(
    /^--out: ".*" would overwrite the input ".*data\.csv"\. Choose another place\.$/,
  );
});

test.runIf(process.platform === "linux")("a folder that the system never makes is refused at once", async () => {
  await expect(tried("/proc/gradus/model.json")).rejects.toThrow(/^--out: "\/proc\/.*" must be writable, got /);
});

test.each(["new/", "new/.", "..", "./"])(
  "a folder's name, %s, is none for a file, whether the folder is there or not",
  async (name) => {
    await expect(tried(`${folder}/${name}`)).rejects.toThrow(
      `--out must be a file, got the folder "${folder}/${name}". Add a name for the file to it.`,
    );
  },
);

test("no name is no place", async () => {
  await expect(tried("")).rejects.toThrow("--out must be a path, got an empty text. Give a name.");
});

test("a pipe is neither written over nor waited for", async () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  await expect(tried(pipe)).rejects.toThrow(/a pipe or a device is in the way/);
  await expect(writeNamed(pipe, "text", "--out")).rejects.toThrow(
    /must be writable, got a pipe or a device is in the way/,
  );
  await expect(readNamed(pipe, "--in")).rejects.toThrow(
    /--in: ".*pipe" must be a file that can be read, got a folder, a pipe or a device/,
  );
  expect(existsSync(pipe)).toBe(true);
});

test("what cannot be looked at is not absent", async () => {
  symlinkSync("circle", join(folder, "circle"));
  expect(await isThere(join(folder, "nothing"), "--in")).toBe(false);
  await expect(isThere(join(folder, "circle"), "--in")).rejects.toThrow(/got a circle of links/);
});
