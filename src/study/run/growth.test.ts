import { expect, test } from "vitest";
import type { ChangeRecord } from "../records/plan.js";
import type { StudyRecord } from "../records/study.js";
import { methodsNamed } from "../spec/methods/index.js";
import type { StudyOptions } from "../spec/options.js";
import { memoryStore } from "../testing/memory-store.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { withoutTimes } from "../times.js";
import type { StudyEvent } from "./progress.js";
import { runStudy } from "./run-study.js";
import type { StudyStore } from "./store.js";

const small: StudyOptions = { ...smallStudyOptions, methods: methodsNamed(["sgd", "diffusion"]) };
const LATER = "2026-02-02T00:00:00.000Z";

async function run(store: StudyStore, change: Partial<StudyOptions>, startedAt = LATER) {
  const events: StudyEvent[] = [];
  const { study } = await runStudy(
    { ...small, ...change },
    surroundings({ store, startedAt, machine: { cpu: "other", cores: 9, node: "x" }, onEvent: (e) => events.push(e) }),
  );
  const planned = events.find((event) => event.kind === "planned")!;
  return { study, planned };
}

/**
 * As if there had been no changes, and in the order of a study that was asked for all at once. What settings were chosen by stays that of the first
 * command: of one setting there is no choice.
 */
function unchanged(study: StudyRecord): unknown {
  const { plan, trials, ...rest } = withoutTimes(study) as { plan: object; trials: { id: string }[] };
  return {
    ...rest,
    plan: { ...plan, changes: [], openings: [], choice: null },
    trials: trials.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** A study that was asked for the rest later. */
async function grown(change: Partial<StudyOptions>) {
  const { store } = memoryStore();
  await run(store, {}, "2026-01-01T00:00:00.000Z");
  return run(store, change);
}
const whole = async (change: Partial<StudyOptions>) => (await run(memoryStore().store, change)).study;

test.each<[string, Partial<StudyOptions>, Omit<ChangeRecord, "startedAt">]>([
  ["seeds", { size: { ...small.size, seeds: 4 } }, { name: "seeds", before: "2", now: "4" }],
  [
    "batch sizes",
    { size: { ...small.size, batchSizes: [16, 32] } },
    { name: "batchSizes", before: "16", now: "16, 32" },
  ],
  [
    "methods",
    { methods: methodsNamed(["sgd", "momentum", "diffusion"]) },
    { name: "methods", before: "sgd, diffusion", now: "sgd, momentum, diffusion" },
  ],
  [
    "criteria",
    { criteria: { minTimeSaving: null, maxTestErrorIncrease: -0.1 } },
    { name: "criteria", before: "time=25%,test=2%", now: "time=free,test=-10%" },
  ],
  ["a target", { targetError: 0.2 }, { name: "targetError", before: "-", now: "0.2" }],
])(
  "a study that is asked for more or other %s goes on, says so, and is the study asked for at once",
  async (_, change, said) => {
    const { study, planned } = await grown(change);
    expect(study.plan.changes).toEqual([{ startedAt: LATER, ...said }]);
    expect(planned.grown).toEqual(study.plan.changes);
    // Tuning, evaluation and pilots: nothing was run again. A given target needs no pilots.
    expect(planned.resumed).toBe(2 * 1 + 2 * 2 + (change.targetError ? 0 : 3));
    expect(unchanged(study)).toEqual(unchanged(await whole(change)));
  },
);

test("more tuning trials are drawn beside those tried, and the evaluation is of the settings that are then the best", async () => {
  const { store, held } = memoryStore();
  await run(store, {});
  const before = [...held.trials.values()].filter(({ record }) => record.phase === "tuning");
  const { study, planned } = await run(store, { size: { ...small.size, tuningTrials: 4 } });
  const tuning = study.trials.filter(({ phase }) => phase === "tuning");
  expect(tuning).toHaveLength(8);
  for (const { record } of before)
    expect(tuning).toContainEqual(expect.objectContaining({ id: record.id, setting: record.setting }));
  expect(planned.resumed).toBe(9);
  expect(study.outcome).toBe("complete");
  expect(study.plan.tuningTrials).toBe(4);
});

test("a study that grows by tuning trials keeps what it has tried on each seed, and takes on the best of all that wait", async () => {
  const { store, held } = memoryStore();
  const size = { ...small.size, tuningTrials: 8 };
  const first = (await run(store, { size })).study;
  const seedsOf = ({ trials }: StudyRecord) =>
    trials.filter(({ phase, method }) => phase === "tuning" && method === "sgd").map(({ seed }) => seed);
  expect(seedsOf(first)).toEqual([1, 1, 1, 1, 1, 1, 10_005, 10_005]);
  const done = new Set(held.trials.keys());
  const { study, planned } = await run(store, { size: { ...size, tuningTrials: 12 } });
  expect(seedsOf(study)).toEqual([1, 1, 1, 1, 1, 1, 10_005, 10_005, 1, 1, 1, 10_005]);
  expect(planned.resumed).toBe(2 * 8 + 3 + 2 * 2); // the choice among 12 is not known yet
  for (const key of done) expect(held.trials.has(key)).toBe(true);
  for (const method of ["sgd", "diffusion"]) {
    const again = study.trials.filter((trial) => trial.method === method && trial.phase === "tuning" && trial.seed > 1);
    expect(new Set(again.map(({ setting }) => JSON.stringify(setting))).size).toBe(3);
    expect(study.tuning.find((one) => one.method === method)).toMatchObject({
      runs: 12,
      settings: 9,
      seeds: 2,
      finalists: 3,
    });
  }
  expect(study.plan).toMatchObject({ tuningTrials: 12, tuning: "seeds", tuningSeeds: 2 });
});

test("a study whose second rung was killed goes on with the same settings, and ends as one that ran through", async () => {
  const size = { ...small.size, tuningTrials: 8 };
  const through = await run(memoryStore().store, { size });
  const { store, held } = memoryStore();
  await run(store, { size });
  const last = [...held.trials].filter(([, { record }]) => record.phase !== "tuning" || record.id.endsWith("/8"));
  for (const [key] of last) held.trials.delete(key);
  const again = await run(store, { size });
  expect(again.planned.resumed).toBe(14);
  expect(withoutTimes(again.study)).toEqual({
    ...withoutTimes(through.study),
    plan: expect.objectContaining({ tuningTrials: 8 }),
  });
});

test("a study can grow again and again, and one that is done keeps its beginning, its seconds and its machine", async () => {
  const { store, held } = memoryStore();
  const first = await run(store, {}, "2026-01-01T00:00:00.000Z");
  await run(store, { size: { ...small.size, seeds: 3 } });
  const last = await run(store, {
    size: { ...small.size, seeds: 4 },
    criteria: { ...small.criteria, minTimeSaving: 0.1 },
  });
  expect(last.study.plan.changes.map(({ name, now }) => `${name} ${now}`)).toEqual([
    "seeds 3",
    "seeds 4",
    "criteria time=10%,test=2%",
  ]);
  const seconds = held.seconds;
  expect(last.study.secondsTotal).toBe(seconds);
  expect(seconds).toBeGreaterThan(first.study.secondsTotal);
  const again = await run(store, {
    size: { ...small.size, seeds: 4 },
    criteria: { ...small.criteria, minTimeSaving: 0.1 },
  });
  expect(again.study).toEqual({ ...last.study, startedAt: "2026-01-01T00:00:00.000Z" });
  expect(again.study.machine).toEqual(first.study.machine);
  expect(held.seconds).toBe(seconds);
});

test("a study whose clock was lost by a kill took no less than its trials take on all workers at once, whoever asks again", async () => {
  const { store, held } = memoryStore();
  const { study } = await run(store, {});
  for (const [key, { record, ...rest }] of held.trials)
    held.trials.set(key, { ...rest, record: { ...record, secondsTotal: record.secondsTotal + 100 } });
  const least = 100 * study.trials.length;
  held.seconds = 0; // of a command that was killed before it wrote them
  const again = (await run(store, {})).study.secondsTotal;
  expect(again).toBeGreaterThanOrEqual(least);
  expect(again).toBeLessThan(least + 60);
  held.seconds = 1;
  expect((await run(store, {})).study.secondsTotal).toBeGreaterThanOrEqual(least);
});

test.each<[string, Partial<StudyOptions>]>([
  ["`size.seeds` (2, here 1)", { size: { ...small.size, seeds: 1 } }],
  ["`size.batchSizes` ([16], here [32])", { size: { ...small.size, batchSizes: [32] } }],
  ['`methods` (["sgd", "diffusion"], here ["diffusion"])', { methods: small.methods.slice(1) }],
  ["`size.epochs` (3, here 4)", { size: { ...small.size, epochs: 4, seeds: 9 } }],
  ["`seed` (1, here 2)", { seed: 2 }],
])("less than it was, or another one, is refused and changes nothing: %s", async (words, change) => {
  const { store, held } = memoryStore();
  await run(store, {});
  const { manifest } = held;
  await expect(run(store, change)).rejects.toThrow(
    `\`store\` holds another study, which differs in ${words}. Repeat its options`,
  );
  expect(held.manifest).toEqual(manifest);
});

test("a time budget that ends gives back what it had cut of seeds and batch sizes, not epochs and windows, which all runs share", async () => {
  const { store, held } = memoryStore();
  const asked = { size: { ...small.size, seeds: 6, batchSizes: [16, 32], epochs: 60 } };
  await run(store, { ...asked, timeBudgetSeconds: 1 });
  const { size } = held.manifest!.decided;
  const { study } = await run(store, { ...asked, timeBudgetSeconds: null });
  expect(study.outcome).toBe("complete");
  expect(study.plan).toMatchObject({
    seeds: 6,
    batchSizes: [16, 32],
    epochs: size.epochs,
    trainWindows: size.trainWindows,
  });
  expect(study.plan.changes).toMatchObject([{ name: "timeBudget", before: "1 s", now: "-" }]);
  expect(study.plan.budget === null).toBe(size.epochs === 60 && size.trainWindows === 60);
});

test("a smaller time budget takes nothing away that has run: the study stays whole, and its verdict as it was", async () => {
  const { store } = memoryStore();
  const asked = { size: { ...small.size, seeds: 6, batchSizes: [16, 32], epochs: 30 } };
  const { study } = await run(store, asked);
  for (const timeBudgetSeconds of [1, 2]) {
    const again = await run(store, { ...asked, timeBudgetSeconds });
    expect(again.study).toMatchObject({ outcome: "complete", plan: { seeds: 6, batchSizes: [16, 32] } });
    expect(again.study.trials).toHaveLength(study.trials.length);
    expect(again.study.verdict).toEqual(study.verdict);
  }
});

test("the study file that a command ran is in record and manifest, and makes no other study", async () => {
  const { store } = memoryStore();
  const studyFile = { name: "study.ts", sha256: "0".repeat(64) };
  const byFile = await runStudy(small, surroundings({ store, studyFile }));
  expect(byFile.study.studyFile).toEqual(studyFile);
  expect((await store.manifest())!.studyFile).toEqual(studyFile);
  const byFlags = await run(store, {});
  expect(byFlags.planned).toMatchObject({ resumed: byFlags.planned.trials });
  expect(byFlags.study.studyFile).toBe(null);
  expect((await store.manifest())!.studyFile).toBe(null);
  expect(withoutTimes(byFlags.study)).toEqual(withoutTimes(byFile.study));
});
