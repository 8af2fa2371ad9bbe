import { expect, test } from "vitest";
import { fixtureStudy } from "../report/testing/fixture.js";
import type { StudyRecord } from "../study/records/study.js";
import { describeStudy, studyRow, type WatchedStudy } from "./describe-study.js";
import { studyWords } from "./study-words.js";

const study = fixtureStudy({ seeds: 2, batchSizes: [16] });
const kept = { decision: "go", seeds: 5, words: studyWords(study, "x"), place: "verdicts-before/5-seeds" } as const;

function watched(state: WatchedStudy["state"], outcome: StudyRecord["outcome"]): WatchedStudy {
  return {
    ...{ id: "x", name: "x", state, study: { ...study, outcome }, words: studyWords(study, "x") },
    ...{ manifest: null, problems: [], live: null, kept },
  };
}

test("a study that was stopped before it was judged again is listed by its last verdict, and shown with it in full", () => {
  const stopped = watched("stopped", "stopped");
  expect(studyRow(stopped)).toMatchObject({ decision: "go", isEarlierVerdict: true });
  expect(describeStudy(stopped)).toMatchObject({
    ...{ decision: study.verdict.decision, isEarlierVerdict: false, decidedBefore: kept },
  });
});

test("while a study goes on its record's verdict is of before; one that is judged again has none before", () => {
  const { decision } = study.verdict;
  expect(describeStudy(watched("running", "complete")).decidedBefore).toMatchObject({
    decision,
    seeds: 2,
    place: null,
  });
  expect(describeStudy(watched("finished", "complete")).decidedBefore).toBeNull();
});

test("planned runs are those of a seed, and all others", () => {
  const { perSeed, beside } = describeStudy(watched("finished", "complete")).plannedRuns!;
  expect(perSeed).toBe(study.methods.length);
  expect(beside).toBe(study.methods.length * study.plan.tuningTrials);
});
