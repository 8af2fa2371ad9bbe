import { expect, test } from "vitest";
import { ceilingOfCubeRoot, floorOfCubeRoot } from "./cube-root.js";

test("cubes, and the numbers beside them, have the roots that they must have", () => {
  expect([floorOfCubeRoot(0), ceilingOfCubeRoot(0), ceilingOfCubeRoot(1)]).toEqual([0, 0, 1]);
  for (let k = 2; k < 700; k++) {
    const cube = k * k * k;
    expect([cube - 1, cube, cube + 1].map(floorOfCubeRoot)).toEqual([k - 1, k, k]);
    expect([cube - 1, cube, cube + 1].map(ceilingOfCubeRoot)).toEqual([k, k, k + 1]);
  }
});
