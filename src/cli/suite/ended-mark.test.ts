import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isEndedBefore, markEnded } from "./ended-mark.js";

/** A folder of a study that read two files, last changed a minute ago. */
function marked() {
  const folder = mkdtempSync(join(tmpdir(), "gradus-mark-"));
  mkdirSync(join(folder, "run"));
  const files = ["table.csv", "labels.csv"].map((name) => join(folder, name));
  for (const file of files) writeAt(file, "a,b\n1,2\n", -60_000);
  const words = ["poc", files[0]!, `--labels=${files[1]}`, "--seeds", "5"];
  return { folder, files, words };
}

function writeAt(file: string, text: string, milliseconds: number): void {
  writeFileSync(file, text);
  const time = (Date.now() + milliseconds) / 1000;
  utimesSync(file, time, time);
}

test("a study has ended before as long as its words and every file that it read are the same", async () => {
  const { folder, files, words } = marked();
  const mark = () => markEnded(folder, { words, read: [...words, "--target", "b"], startedAt: Date.now() });
  expect(await isEndedBefore(folder, words)).toBe(false);
  await mark();
  expect(await isEndedBefore(folder, words)).toBe(true);
  expect(await isEndedBefore(folder, [...words, "--seed", "2"])).toBe(false);
  writeAt(files[1]!, "a,b\n1,3\n", -120_000); // another file of before, in the place of the second
  expect(await isEndedBefore(folder, words)).toBe(false);
  await mark();
  expect(await isEndedBefore(folder, words)).toBe(true);
  writeAt(files[0]!, "a,b\n1,2\n3,4\n", -1000);
  expect(await isEndedBefore(folder, words)).toBe(false);
});

test("what a study file names counts too; a file that was changed while the study ran leaves it unmarked", async () => {
  const { folder, files, words } = marked();
  const own = join(folder, "own.csv");
  writeAt(own, "a\n1\n", -60_000);
  const startedAt = Date.now();
  await markEnded(folder, { words, read: [...words, own], startedAt });
  expect(await isEndedBefore(folder, words)).toBe(true);
  writeAt(own, "a\n1\n2\n", -60_000);
  expect(await isEndedBefore(folder, words)).toBe(false);
  writeAt(files[0]!, "a,b\n9,9\n", 5);
  await markEnded(folder, { words, read: [...words, own], startedAt });
  expect(await isEndedBefore(folder, words)).toBe(false);
});
