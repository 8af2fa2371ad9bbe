import { expect, test } from "vitest";
import { hasFeature } from "../kernels/wasm/probe.js";
import { RelaxedSimd } from "./relaxed-simd.js";

test("relaxed SIMD is there for a process as its own flags decide, and not for one whose flags are refused", async () => {
  const relaxed = new RelaxedSimd(process.execPath);
  expect(await relaxed.with([])).toBe(hasFeature("relaxed-simd"));
  if (Number(process.versions.node.split(".")[0]) < 21)
    expect(await relaxed.with(["--experimental-wasm-relaxed-simd"])).toBe(true);
  expect(await relaxed.with(["--no-such-flag"])).toBe(false);
});
