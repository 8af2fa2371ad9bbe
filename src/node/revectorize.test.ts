import { expect, test } from "vitest";
import { revectorize } from "./revectorize.js";

test("revectorize names the wide build only where it is faster, and always says why", () => {
  const { build, reason } = revectorize();
  expect(reason).toMatch(build === "wide" ? /^256-bit kernels are on: / : /^256-bit kernels are off: .+/);
  expect(revectorize()).toBe(revectorize());
});

test("on a Node without the flag the default build stays, with the version in the reason", () => {
  if (Number(process.versions.node.split(".")[0]) >= 24) return;
  expect(revectorize()).toEqual({
    build: undefined,
    reason: `256-bit kernels are off: Node >= 24 is needed, this is ${process.versions.node}`,
  });
});
