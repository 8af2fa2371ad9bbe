import { expect, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { compactTrial } from "../../watch/compact-trial.js";
import { moreRuns, mostSeeds } from "./more-runs.js";
import { packTrial } from "./packed-trial.js";

const trials = fixtureStudy({ seeds: 2, batchSizes: [16] })
  .trials.map(compactTrial)
  .map((trial) => packTrial({ ...trial, secondsTotal: trial.phase === "evaluation" ? 6 : 100, threads: 1 }));
const plannedRuns = { perSeed: 12, beside: 42, workers: 2 };
const study = { state: "finished", seeds: 5, timeBudgetSeconds: null, plannedRuns } as const;
const asked = (seeds: number | null, minutes: number | null = null) => ({ seeds, minutes });

test("seeds are told by the runs that they add, and by the time that these take on the study's workers", () => {
  expect(moreRuns(study, trials, asked(10))).toEqual({ runs: 60, seconds: 180, isCut: false, isMany: false });
  expect(moreRuns(study, trials, asked(null))).toMatchObject({ runs: 0, seconds: 0, isMany: false });
});

test("more than an hour, or more than ten times what has run, is many; to go on with what was asked is not", () => {
  expect(moreRuns(study, trials, asked(1000))).toMatchObject({ runs: 11_940, isMany: true });
  expect(moreRuns(study, [], asked(6))).toMatchObject({ seconds: null, isMany: true });
  const slow = trials.map((trial) => ({ ...trial, secondsTotal: 2000 }));
  expect(moreRuns(study, slow, asked(6))).toMatchObject({ seconds: 12_000, isMany: true });
  expect(moreRuns({ ...study, state: "stopped" }, slow.slice(0, 2), asked(null))).toMatchObject({
    ...{ runs: 42 + 60 - 2, isMany: false },
  });
});

test("a time budget that ends it before is told as the time", () => {
  expect(moreRuns(study, trials, asked(10, 1))).toMatchObject({ seconds: 60, isCut: true });
  expect(moreRuns({ ...study, timeBudgetSeconds: 120 }, trials, asked(10))).toMatchObject({
    seconds: 120,
    isCut: true,
  });
});

test("nothing is said of a study whose size is not known; seeds have an end where a study has no more runs", () => {
  expect(moreRuns({ ...study, plannedRuns: null }, trials, asked(10))).toBeNull();
  expect([mostSeeds({ plannedRuns: null }), mostSeeds({ plannedRuns })]).toEqual([10_000, 8329]);
});
