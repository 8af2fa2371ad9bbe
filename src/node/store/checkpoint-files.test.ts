import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { buildNetwork } from "../../network/build.js";
import type { TrialCheckpoint } from "../../study/records/checkpoint.js";
import type { TrainingState } from "../../train/checkpoint/state.js";
import { easySet } from "../../train/testing/sequences.js";
import { train } from "../../train/train.js";
import { checkpointFiles } from "./checkpoint-files.js";
import { runStore } from "./run-store.js";

const root = mkdtempSync(join(tmpdir(), "gradus-test-"));
const folder = join(root, "run", "under-way");
const key = { study: "s".repeat(64), trial: "0123456789abcdef".repeat(4) };
const path = join(folder, `${key.trial}.checkpoint`);
const aside = `${path}.set-aside`;
const store = checkpointFiles(folder);

const options = {
  network: buildNetwork({ inputSize: 2, hiddenSizes: [3] }),
  data: { train: easySet({ length: 20 }), validation: easySet({ length: 9, seed: 2 }) },
  batchSize: 8,
  epochs: 3,
};
const states: TrainingState[] = [];
let time = 0;
const checkpoint = { seconds: 0, save: (state: TrainingState) => void states.push(state) };
await train({ ...options, now: () => (time += 100), checkpoint }).result();
const given: TrialCheckpoint = { state: states[4]!, seconds: 1.5 };

afterAll(() => rmSync(root, { recursive: true }));
beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await store.write(given, key);
});

test("a checkpoint is read as it was written, takes the place of the one before, and goes", async () => {
  expect(await store.read(key)).toEqual({ checkpoint: given, setAside: null });
  await store.write({ ...given, seconds: 2 }, key);
  expect((await store.read(key)).checkpoint?.seconds).toBe(2);
  expect(readdirSync(folder)).toEqual([`${key.trial}.checkpoint`]);
  await store.remove(key);
  expect(await store.read(key)).toEqual({ checkpoint: null, setAside: null });
  await store.remove(key);
});

test("a damaged byte, wherever it is, and a file that is cut off anywhere are set aside byte for byte, with a word", async () => {
  const bytes = readFileSync(path);
  const damages = [0, 63, 64, 65, 68, 100, bytes.indexOf(10, 70) + 1, bytes.length - 1].map((at) => {
    const damaged = Buffer.from(bytes);
    damaged[at]! ^= 1;
    return damaged;
  });
  const cuts = [0, 1, 67, 68, 200, bytes.length - 1].map((length) => bytes.subarray(0, length));
  for (const content of [...damages, ...cuts, Buffer.concat([bytes, Buffer.from("\n")])]) {
    writeFileSync(path, content);
    const { checkpoint: read, setAside } = await store.read(key);
    expect(read).toBeNull();
    expect(setAside).toMatch(
      /0123456789abcdef\.checkpoint: (was cut off|is damaged).*Moved to .*set-aside; the run begins anew\.$/,
    );
    expect(readFileSync(aside).equals(content)).toBe(true);
    expect(existsSync(path)).toBe(false);
  }
});

test.each<[string, Partial<typeof key>]>([
  ["trial", { trial: "f".repeat(64) }],
  ["study", { study: "t".repeat(64) }],
])("another %s's checkpoint under a trial's name is set aside", async (_, change) => {
  await store.write(given, { ...key, ...change });
  const other = join(folder, `${{ ...key, ...change }.trial}.checkpoint`);
  if (other !== path) writeFileSync(path, readFileSync(other));
  expect((await store.read(key)).setAside).toMatch(/is of another trial\. Moved/);
});

test("a checkpoint of another shape, rightly sealed, is set aside with what is wrong", async () => {
  const odd = { ...given.state, place: { ...given.state.place, depth: 0 } };
  await store.write({ ...given, state: odd }, key);
  expect((await store.read(key)).setAside).toMatch(/is no checkpoint of this version: `state.place.depth` must be/);
  await store.write({ ...given, seconds: -1 }, key);
  expect((await store.read(key)).setAside).toMatch(/is no checkpoint of this version: "seconds" is wrong/);
});

test.runIf(process.platform !== "win32")(
  "a folder and a pipe in its place are said, and left or moved, never waited for",
  async () => {
    rmSync(path);
    mkdirSync(path);
    expect((await store.read(key)).setAside).toMatch(/cannot be read, got a folder is in the way\. Moved/);
    rmSync(aside, { recursive: true });
    execFileSync("mkfifo", [path]);
    expect((await store.read(key)).setAside).toMatch(/cannot be read, got a pipe or a device is in the way\. Moved/);
  },
);

test("what cannot be written is an error with place and cause, and leaves the last one", async () => {
  mkdirSync(`${path}.gradus-${process.pid}.part`);
  await expect(store.write({ ...given, seconds: 9 }, key)).rejects.toThrow(/a checkpoint: ".*" must be writable, got/);
  rmSync(`${path}.gradus-${process.pid}.part`, { recursive: true });
  expect((await store.read(key)).checkpoint?.seconds).toBe(1.5);
});

test("a complete study's folder is cleared of them, and of nothing else", async () => {
  writeFileSync(aside, "kept");
  await store.clear();
  expect(readdirSync(folder)).toEqual([aside.slice(folder.length + 1)]);
  rmSync(folder, { recursive: true });
  await store.clear();
});

test("a store of a folder keeps them in run/under-way", async () => {
  expect(await runStore(root).checkpoints!.read(key)).toEqual({ checkpoint: given, setAside: null });
});
