import { expect, test } from "vitest";
import { failed } from "./user-module.js";

const remedy = "Correct its path.";

test("a module that threw is told with what it threw and what to correct", () => {
  const { message } = failed("`recipe` must load", new TypeError("no such thing"), { remedy });
  expect(message).toBe("`recipe` must load, which failed: no such thing. Correct its path.");
});

test.each([
  ["EMFILE", "a limit on open files. Allow more: ulimit -n 256."],
  ["ENFILE", "too many open files in the whole system. Close other programs and repeat the command."],
])("a limit of the system is named in place of the module's path (%s)", (code, reason) => {
  const error = Object.assign(new Error(`${code}: too many open files, open 'part-options.js'`), { code });
  expect(failed("`recipe` must load", error, { remedy }).message).toBe(`\`recipe\` must load, which failed: ${reason}`);
});
