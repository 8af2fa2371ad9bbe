import { expect, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import type { StudyManifest } from "../../study/records/manifest.js";
import type { StudyRecord } from "../../study/records/study.js";
import { studyRow } from "../../watch/describe-study.js";
import { stateOf, watched } from "./found-study.js";

const study = fixtureStudy({ seeds: 2 });
const ended = { host: "h", pid: 1, start: null, since: "", isRunning: false, isHere: true };
const change = { startedAt: "2026-01-02", name: "seeds", before: "2", now: "4" } as const;
const asks = (changes: StudyManifest["changes"]) => ({ identity: study.identity, changes }) as StudyManifest;

function found(record: StudyRecord | null, manifest: StudyManifest | null, holder: typeof ended | null) {
  const place = { id: "x", name: "x", folder: "/x" };
  const stored = { version: "", manifest, study: record, words: null, kept: null, problems: [] };
  const all = { place, stored, holder, live: null };
  const { decision, isEarlierVerdict } = studyRow(watched(all));
  return { state: stateOf(all), decision, isEarlierVerdict };
}

const verdict = study.verdict.decision;

test("a study that has all it was asked for is finished, whoever took the folder since and ended without a word", () => {
  const finished = { state: "finished", decision: verdict, isEarlierVerdict: false };
  expect(found(study, asks([]), null)).toEqual(finished);
  expect(found(study, asks([]), ended)).toEqual(finished);
  expect(found(study, null, null)).toEqual(finished);
});

test("a study that was asked for more keeps its verdict, as the last one", () => {
  const kept = { decision: verdict, isEarlierVerdict: true };
  expect(found(study, asks([change]), null)).toEqual({ state: "stopped", ...kept });
  expect(found(study, asks([change]), ended)).toEqual({ state: "killed", ...kept });
});

test("a command that ended before it had written anything has stopped: nothing was cut off", () => {
  expect(found(null, null, ended)).toEqual({ state: "stopped", decision: null, isEarlierVerdict: false });
  expect(found(null, asks([]), ended)).toEqual({ state: "killed", decision: null, isEarlierVerdict: false });
});
