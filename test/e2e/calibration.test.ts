/** @module-tag slow */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./command.js";

const STUDIES = 40;
/** Momentum called diffusion, where momentum itself is what SGD is beaten by. */
const OPTIMIZER_PAYS = ["placebo: momentum, 40 % cheaper than SGD", "placebo: momentum, error 10 % below SGD's"];
const TRUTHS = [...OPTIMIZER_PAYS, "no gain", "no gain, clock noise", "40 % cheaper", "error 20 % lower"];

/** Rows of a short run of the bench: asked, truth, seeds, shares of go and no-go. */
function simulated() {
  const simulate = join(root, "bench", "calibration", "simulate.mjs");
  const flags = ["--studies", String(STUDIES), "--seed", "7", "--truth", TRUTHS.join(";")];
  const out = execFileSync(process.execPath, [simulate, ...flags], { stdio: ["ignore", "pipe", "ignore"] }).toString();
  return out
    .split("\n")
    .slice(2)
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter((cells) => cells.length > 9)
    .map(([, task, asked, truth, seeds, go, noGo]) => ({
      ...{ task, asked, truth, seeds },
      go: Number.parseFloat(go!),
      noGo: Number.parseFloat(noGo!),
    }));
}

test("without a gain, and for momentum called diffusion, the verdict is hardly ever go; a large gain is found and never a no-go", () => {
  const rows = simulated();
  const mean = (of: "go" | "noGo", truth: string, seeds?: string) => {
    const shares = rows
      .filter((row) => row.truth === truth && (seeds ?? row.seeds) === row.seeds)
      .map((row) => row[of]);
    expect(shares.length).toBeGreaterThanOrEqual(2);
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  expect(mean("go", "no gain")).toBeLessThanOrEqual(3);
  expect(mean("go", "no gain, clock noise")).toBeLessThanOrEqual(3);
  for (const placebo of OPTIMIZER_PAYS) expect(mean("go", placebo)).toBeLessThanOrEqual(6);
  expect(mean("go", "40 % cheaper", "5")).toBeGreaterThan(80);
  expect(mean("go", "40 % cheaper", "10")).toBeGreaterThan(90);
  expect(mean("noGo", "40 % cheaper")).toBeLessThanOrEqual(1);
  expect(mean("go", "error 20 % lower", "10")).toBeGreaterThan(90);
});
