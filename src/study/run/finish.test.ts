import { expect, test } from "vitest";
import { parseCriteria } from "../spec/criteria.js";
import type { StudyOptions } from "../spec/options.js";
import { memoryStore } from "../testing/memory-store.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import type { StudyEvent } from "./progress.js";
import { runStudy } from "./run-study.js";

const OPTIONS: StudyOptions = { ...smallStudyOptions, size: { ...smallStudyOptions.size, seeds: 3 } };

/** Runs it until so many trials have ended. */
async function stoppedAfter(trials: number, options = OPTIONS) {
  const { store, held } = memoryStore();
  const stop = new AbortController();
  let ended = 0;
  const { study } = await runStudy(options, {
    ...surroundings({ store, startedAt: "2026-01-01T00:00:00.000Z" }),
    signal: stop.signal,
    onEvent: ({ kind }) => kind === "trial" && ++ended === trials && stop.abort(),
  });
  return { study, store, held };
}
const options = OPTIONS;
/** Some seconds after the command of that day began. */
const ON_2ND = expect.stringMatching(/^2026-01-02T00:0/);
const later = (change: object) => ({ ...surroundings({ startedAt: "2026-01-02T00:00:00.000Z" }), ...change });

test("a study that was stopped keeps its test part closed; closed for good, it is judged by what had finished", async () => {
  const { study: stopped, store, held } = await stoppedAfter(12); // 3 of tuning, 3 pilots, 6 of 9 evaluation runs
  expect(stopped.outcome).toBe("stopped");
  expect(stopped.plan.openings).toEqual([]);
  expect(stopped.trials.every(({ testError }) => testError === null)).toBe(true);
  expect(stopped.scores).toBe(null);

  const before = held.trials.size;
  const { study } = await runStudy(options, later({ store, finish: true }));
  expect(held.trials.size).toBe(before);
  expect(study.outcome).toBe("closed");
  expect(study.plan.openings).toMatchObject([{ startedAt: ON_2ND, runs: 6, decision: "inconclusive" }]);
  const evaluation = study.trials.filter(({ phase }) => phase === "evaluation");
  expect(evaluation).toHaveLength(6);
  expect(evaluation.every(({ testError }) => testError !== null)).toBe(true);
  expect(study.verdict.decision).toBe("inconclusive");
});

test("of a study that is closed in its tuning as many runs are missing at its end as were planned at its beginning", async () => {
  for (const timeBudgetSeconds of [null, 500]) {
    const asked = { ...OPTIONS, size: { ...OPTIONS.size, tuningTrials: 3 }, timeBudgetSeconds };
    const { store } = await stoppedAfter(5, asked); // one round of tuning, and two runs of the second
    const planned: number[] = [];
    const onEvent = (event: StudyEvent) => void (event.kind === "planned" && planned.push(event.trials));
    const { study } = await runStudy(asked, later({ store, finish: true, onEvent }));
    expect(study.outcome).toBe("closed");
    expect(planned).toEqual([3 * 3 + 3 + 3 * 3]);
    expect(study.verdict.reasons).toContainEqual(
      expect.objectContaining({ code: "stopped-early", trialsPlanned: planned[0] }),
    );
  }
});

test("what is closed goes on no more: the same command shows it again, another one is refused", async () => {
  const { store, held } = await stoppedAfter(12);
  const { study } = await runStudy(options, later({ store, finish: true }));
  const before = held.trials.size;
  const again = await runStudy(options, later({ store, startedAt: "2026-01-03T00:00:00.000Z" }));
  expect(again.study).toEqual(study);
  expect(held.trials.size).toBe(before);
  const grown = { ...options, size: { ...options.size, seeds: 5 } };
  await expect(runStudy(grown, later({ store }))).rejects.toThrow(
    "a study that was closed for good on 2026-01-02, after its test part had been read: it takes no other seeds.",
  );
});

test("there must be something to close", async () => {
  const { store, held } = memoryStore();
  await expect(runStudy(options, later({ store, finish: true }))).rejects.toThrow("`store` holds no finished run");
  expect(held.manifest).toBe(null);
  await expect(runStudy(options, later({ finish: true }))).rejects.toThrow("`store` holds no finished run");
});

test("a study that grows says when its test part was read, and one that is shown again reads nothing new", async () => {
  const { store } = memoryStore();
  const first = await runStudy(smallStudyOptions, later({ store }));
  expect(first.study.plan.openings).toMatchObject([{ startedAt: ON_2ND, runs: 6 }]);
  const again = await runStudy(smallStudyOptions, later({ store, startedAt: "2026-01-03T00:00:00.000Z" }));
  expect(again.study.plan.openings).toEqual(first.study.plan.openings);
  const grown = await runStudy(options, later({ store, startedAt: "2026-01-04T00:00:00.000Z" }));
  expect(grown.study.plan.openings).toMatchObject([
    { startedAt: ON_2ND, runs: 6, seeds: 2, criteria: "time=25%,test=2%" },
    { startedAt: expect.stringMatching(/^2026-01-04T00:0/), runs: 9, seeds: 3, decision: "inconclusive" },
  ]);
});

test("its test part was read when its last trial had ended, not when the command that came to that was started", async () => {
  const { store } = await stoppedAfter(12);
  let hours = 0;
  const now = () => performance.now() + 3_600_000 * hours;
  const { study } = await runStudy(
    options,
    later({ store, now, onEvent: ({ kind }: StudyEvent) => kind === "trial" && hours++ }),
  );
  expect(hours).toBe(15); // those of before are told too
  expect(study.startedAt).toBe("2026-01-01T00:00:00.000Z");
  expect(study.plan.openings).toMatchObject([{ startedAt: expect.stringMatching(/^2026-01-02T15:0/), runs: 9 }]);
});

test("other criteria on runs that were seen are another decision, and what was decided before stays in the record", async () => {
  const { store } = memoryStore();
  const first = await runStudy(smallStudyOptions, later({ store }));
  const criteria = parseCriteria("test=-5%");
  const { study } = await runStudy(
    { ...smallStudyOptions, criteria },
    later({ store, startedAt: "2026-01-05T00:00:00.000Z" }),
  );
  expect(study.plan.openings.map((opening) => [opening.criteria, opening.criteriaHash])).toEqual([
    ["time=25%,test=2%", first.study.criteriaHash],
    ["time=free,test=-5%", study.criteriaHash],
  ]);
});
