/** @module-tag slow */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./command.js";

const STUDIES = 30;

test("without a gain, and for momentum called diffusion, the verdict is hardly ever go, and a large gain is never a no-go", () => {
  const simulate = join(root, "bench", "calibration", "simulate.mjs");
  const out = execFileSync(process.execPath, [simulate, "--studies", String(STUDIES), "--seed", "7"], {
    stdio: ["ignore", "pipe", "ignore"],
  }).toString();
  const rows = out
    .split("\n")
    .slice(2)
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length > 6)
    .map(([, , , truth, go, noGo]) => ({ truth, go: Number.parseFloat(go!), noGo: Number.parseFloat(noGo!) }));
  const mean = (of: "go" | "noGo", ...truths: readonly string[]) => {
    const shares = rows.filter(({ truth }) => truths.includes(truth!)).map((row) => row[of]);
    expect(shares.length).toBeGreaterThanOrEqual(4);
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  expect(mean("go", "no gain", "placebo")).toBeLessThanOrEqual(5);
  expect(mean("noGo", "60 % cheaper")).toBeLessThanOrEqual(2);
  expect(mean("go", "60 % cheaper")).toBeGreaterThan(30);
});
