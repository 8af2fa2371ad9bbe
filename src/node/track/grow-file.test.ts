import { mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { growFile } from "./grow-file.js";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a file grows where it is, a torn end is completed, what goes beyond stays, and other contents are replaced", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "gradus-test-")), "a", "b");
  await growFile(path, bytes("one"));
  const { ino } = await stat(path);
  const after = async (text: string) => {
    await growFile(path, bytes(text));
    return { text: await readFile(path, "utf8"), isSame: (await stat(path)).ino === ino };
  };
  expect(await after("one two")).toEqual({ text: "one two", isSame: true });
  expect(await after("one two")).toEqual({ text: "one two", isSame: true });
  await writeFile(path, "one tw");
  expect(await after("one two three")).toEqual({ text: "one two three", isSame: true });
  expect(await after("one")).toEqual({ text: "one two three", isSame: true });
  expect(await after("other")).toEqual({ text: "other", isSame: false });
});
