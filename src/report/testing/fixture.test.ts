import { expect, test } from "vitest";
import { fixtureStudy, stoppedFixture } from "./fixture.js";
import { bareStudy, divergedStudy } from "./odd-studies.js";

test.each(["go", "no-go", "inconclusive"] as const)("the judge decides %s on the trials made for it", (decision) => {
  expect(fixtureStudy({ decision }).verdict.decision).toBe(decision);
});

test("nothing can be compared where nothing was evaluated, and there is no target where the reference diverged", () => {
  const missing = [stoppedFixture(), divergedStudy(), bareStudy()].map(({ verdict }) =>
    verdict.reasons.flatMap((reason) => (reason.code === "no-comparison" ? [reason.missing] : [])),
  );
  expect(missing).toEqual([["evaluation-trials"], ["target"], ["target"]]);
});
