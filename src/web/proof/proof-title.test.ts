import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { LiveRecord, StudyDetail } from "../contract/messages.js";
import type { StudyStore } from "../study/study-store.js";
import { en } from "../study/text/en.js";
import type { ProofStage } from "./proof-stage.js";
import type { ProofStore } from "./proof-store.js";
import { proofTitle } from "./proof-title.js";

function titles(stage: ProofStage, detail: Pick<StudyDetail, "state" | "decision"> | null, fraction: number | null) {
  const study = { detail: signal(detail), live: signal(fraction === null ? null : ({ fraction } as LiveRecord)) };
  const store = {
    ...{ stage: signal(stage), study: signal(study as unknown as StudyStore) },
    given: signal({ name: "sales.csv" } as ProofStore["given"]["value"]),
  };
  return [true, false].map((isShown) => proofTitle(store, { isShown, texts: en }));
}

test("a study under way names the window on either part of the site, its end on its own alone", () => {
  const begun = { state: "running", decision: null } as const;
  expect(titles("running", begun, 0.42)).toEqual(["42% sales.csv · gradus", "42% sales.csv · gradus"]);
  expect(titles("over", { state: "finished", decision: "no-go" }, null)).toEqual(["No-go: sales.csv · gradus", null]);
  expect(titles("over", { state: "stopped", decision: "inconclusive" }, null)[0]).toBe("stopped: sales.csv · gradus");
});

test("a form, and a study that nothing is known of yet, leave the title to the page", () => {
  expect(titles("read", { state: "finished", decision: "go" }, null)).toEqual([null, null]);
  expect(titles("running", null, null)).toEqual([null, null]);
});
