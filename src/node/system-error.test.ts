import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadModel } from "./model-files.js";
import { readNamed } from "./read-named.js";
import { causeOf, codeOf } from "./system-error.js";

const TOO_LARGE = "a file that is larger than what can be read as one text, about 512 MB";

test("a file beyond what Node.js reads at once is refused in a word, as a model and as records", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gradus-large-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "large.json");
  writeFileSync(file, "{");
  truncateSync(file, 3 * 2 ** 30); // a hole, which takes no space
  await expect(loadModel(file)).rejects.toThrow(`the model must be a readable file, got ${TOO_LARGE}. Check the path.`);
  await expect(readNamed(file, "--out")).rejects.toThrow(`must be a file that can be read, got ${TOO_LARGE}. Check it`);
});

test("so is one beyond the longest string, and a stream", () => {
  expect(causeOf(Object.assign(new Error("x"), { code: "ERR_STRING_TOO_LONG" }))).toBe(TOO_LARGE);
  expect(causeOf(new RangeError("Invalid string length"))).toBe(TOO_LARGE);
});

const root = join(import.meta.dirname, "..", "..");
const notFound = (path: string, from: string) =>
  Object.assign(new Error(`Cannot find module '${path}' imported from ${from}`), { code: "ERR_MODULE_NOT_FOUND" });

test("a dependency that is installed and not found by this package is a limit on open files", () => {
  const entry = join(root, "dist", "entry", "part-core.js");
  const inRoot = (name: string) => join(root, "node_modules", name, "generator", "xoroshiro128plus");
  expect(codeOf(notFound(inRoot("pure-rand"), entry))).toBe("EMFILE");
  expect(codeOf(notFound(inRoot("not-installed"), entry))).toBe(null);
  expect(codeOf(notFound(inRoot("pure-rand"), join(root, "mine.js")))).toBe(null);
});
