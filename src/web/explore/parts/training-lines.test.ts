import { expect, test } from "vitest";
import type { SeenRun } from "../model/training-view.js";
import { en } from "../text/en.js";
import { resultSoFar, trainingLines } from "./training-lines.js";

const run = (method: SeenRun["method"], seed: number, best: number | null, isDone = true): SeenRun => ({
  method,
  seed,
  best,
  isDone,
  points: [
    { epoch: 1, error: 2, sigma: 0.6, seconds: 0.1 },
    { epoch: 2, error: best ?? Number.NaN, sigma: 0, seconds: 0.2 * seed },
  ],
});

test("the result so far is of seeds of which both runs have ended, and says what a tenth or more is", () => {
  expect(resultSoFar([run("plain", 1, 1), run("diffusion", 1, 0.5, false)])).toBeNull();
  const one = [run("plain", 1, 1), run("diffusion", 1, 0.5)];
  expect(resultSoFar([...one, run("plain", 2, 9)])).toMatchObject({
    seeds: 1,
    plain: 1,
    diffusion: 0.5,
    which: "lower",
  });
  expect(resultSoFar([run("plain", 1, 1), run("diffusion", 1, 0.95)])?.which).toBe("same");
  expect(resultSoFar([run("plain", 1, 1), run("diffusion", 1, 1.2)])?.which).toBe("higher");
  expect(resultSoFar([run("plain", 1, 1), run("diffusion", 1, null)])?.which).toBe("higher"); // one that diverged
});

test("the newest seed is thick and lies on top, the linear forecast reaches over the axis, and what is no number is left out", () => {
  const runs = [run("plain", 1, 1), run("diffusion", 1, 0.5), run("plain", 2, null)];
  const lines = trainingLines({ runs, floor: 0.4, axis: "seconds", texts: en.training });
  expect(lines.map(({ key, isFaint = false }) => [key, isFaint])).toEqual([
    ["floor", false],
    ["plain 1", true],
    ["diffusion 1", true],
    ["plain 2", false],
  ]);
  expect(lines[0]).toMatchObject({ x: [0, 0.4], y: [0.4, 0.4] });
  expect(lines[3]).toMatchObject({ x: [0.1, 0.4], y: [2, null] });
});
