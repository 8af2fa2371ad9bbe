import { expect, test } from "vitest";
import { judge, revectorize } from "./revectorize.js";

test("revectorize names the wide build only where it is faster, and always says why", () => {
  const { build, reason } = revectorize();
  expect(reason).toMatch(build === "wide" ? /^256-bit kernels are on: / : /^256-bit kernels are off: .+/);
  expect(revectorize()).toBe(revectorize());
});

test("on a Node without the flag the default build stays, with the version in the reason", ({ skip }) => {
  skip(Number(process.versions.node.split(".")[0]) >= 24, `Node ${process.versions.node} has the flag`);
  expect(revectorize()).toEqual({
    build: undefined,
    reason: `256-bit kernels are off: Node >= 24 is needed, this is ${process.versions.node}`,
  });
});

test("the self-test falls back on numbers that differ or are none, and on too small a gain, and says which", () => {
  expect(judge(1e-6, 1.8)).toEqual({
    build: "wide",
    reason: "256-bit kernels are on: 1.80 times as fast as 128-bit ones here",
  });
  expect(judge(1e-3, 1.8)).toEqual({
    build: undefined,
    reason: "256-bit kernels are off: they differ from the 128-bit ones by 1.0e-3, more than 0.0001",
  });
  expect(judge(Number.NaN, 1.8).build).toBeUndefined();
  expect(judge(1e-6, 1.05)).toEqual({
    build: undefined,
    reason: "256-bit kernels are off: they are 1.05 times as fast as 128-bit ones here, not 1.15",
  });
});
