/** @module-tag slow */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { StudyEvent } from "../../study/run/progress.js";
import { methodsNamed } from "../../study/spec/methods/index.js";
import { runSmallStudy, smallStudyOptions } from "../../study/testing/small-study.js";
import { runStore } from "./run-store.js";

test("a study that a time budget has cut keeps the cut of its epochs when it is taken up without one, and says so on the way and in its record", async () => {
  const other = mkdtempSync(join(tmpdir(), "gradus-test-"));
  const told: string[] = [];
  const onEvent = (event: StudyEvent) =>
    event.kind === "planned" &&
    told.push(...event.cuts.map(({ name, asked, now }) => `${name}: ${now} instead of ${asked}`));
  const size = { ...smallStudyOptions.size, epochs: 3000, tuningTrials: 2 };
  const methods = methodsNamed(["sgd"]);
  try {
    const cut = await runSmallStudy(runStore(other), { methods, size, timeBudgetSeconds: 1 }, onEvent);
    expect(told.join()).toMatch(/^epochs: \d+ instead of 3000/);
    const { plan } = await runSmallStudy(runStore(other), { methods, size }, onEvent);
    expect(told.at(-1)).toMatch(/^epochs: \d+ instead of 3000/);
    expect(plan.budget).toEqual({ seconds: null, cuts: cut.plan.budget!.cuts.slice(0, 1) });
    expect(plan.changes).toMatchObject([{ name: "timeBudget", before: "1 s", now: "-" }]);
  } finally {
    rmSync(other, { recursive: true });
  }
});
