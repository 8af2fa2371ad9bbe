import { expect, test } from "vitest";
import { GradusError } from "../../core/errors.js";
import type { StudyRecord } from "../records/study.js";
import { keptStore } from "../testing/kept.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { withoutTimes } from "../times.js";
import type { StudyEvent } from "./progress.js";
import { runStudy } from "./run-study.js";
import type { StudyStore } from "./store.js";

const ticking = () => {
  let time = 0;
  return () => (time += 100);
};

/** The small study with a checkpoint after every step. */
async function run(store: StudyStore, onEvent: (event: StudyEvent) => void = () => {}): Promise<StudyRecord> {
  const given = surroundings({ store, onEvent, now: ticking(), checkpointSeconds: 0 });
  return (await runStudy(smallStudyOptions, given)).study;
}

const whole = keptStore();
const study = await run(whole.store);
const expected = withoutTimes(study);
const notesOf = (told: readonly StudyEvent[]) => told.flatMap((event) => (event.kind === "note" ? [event.text] : []));

/** A checkpoint from the middle of an evaluation run, and the results that are there by then. */
const middle = whole.given.filter(({ state }) => state.place.epoch === 2 && state.records.length === 1).at(-1)!;

/** A store as a kill leaves it: everything but one trial is done, and that one is on its way. */
function left() {
  const kept = keptStore();
  for (const [trial, result] of whole.results) if (trial !== middle.trial) kept.results.set(trial, result);
  kept.checkpoints.set(middle.trial, middle);
  return kept;
}

test("checkpoints change nothing, are taken within epochs, and none is left", async () => {
  expect(withoutTimes((await runStudy(smallStudyOptions, surroundings())).study)).toEqual(expected);
  expect(whole.checkpoints.size).toBe(0);
  expect(whole.given.some(({ state }) => state.place.steps === 1)).toBe(true);
});

test("a run on its way goes on from its checkpoint to the same record, its time and work added up", async () => {
  const kept = left();
  const resumed = await run(kept.store);
  expect(withoutTimes(resumed)).toEqual(expected);
  const { id } = whole.results.get(middle.trial)!.record;
  const steps = kept.given.map(({ state }) => state.count.steps);
  expect(Math.min(...steps)).toBe(middle.state.count.steps + 1); // nothing before it was done again
  const trial = resumed.trials.find((record) => record.id === id)!;
  const ends = trial.epochs.map(({ secondsWall }) => secondsWall);
  expect(ends[0]).toBe(middle.state.records[0]!.secondsTraining);
  expect(ends).toEqual(ends.toSorted((a, b) => a - b));
  expect(trial.secondsTotal).toBeGreaterThan(middle.seconds);
});

test("progress begins with what was done, comes to an end and never goes beyond it", async () => {
  const told: StudyEvent[] = [];
  await run(left().store, (event) => told.push(event));
  const progress = told.flatMap((event) => (event.kind === "progress" ? [event] : []));
  const fractions = progress.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBeCloseTo(1, 10);
  for (const { trialsDone, trials } of progress) expect(trialsDone).toBeLessThanOrEqual(trials);
  const { trialsDone, trials } = progress.at(-1)!;
  expect(trialsDone).toBe(trials);
});

test("a checkpoint that does not fit begins the run anew with a word, to the same record", async () => {
  const kept = left();
  const { state } = middle;
  kept.checkpoints.set(middle.trial, { ...middle, state: { ...state, run: { ...state.run, optimizer: "mine" } } });
  const told: StudyEvent[] = [];
  expect(withoutTimes(await run(kept.store, (event) => told.push(event)))).toEqual(expected);
  expect(notesOf(told)).toHaveLength(1);
  expect(notesOf(told)[0]).toMatch(
    /^(run|tune|pilot)\/.*: its checkpoint is of no use, the run begins anew: .*`optimizer`/,
  );
  expect(Math.min(...kept.given.map((given) => given.state.count.steps))).toBe(1);
});

test("a disk that is full costs a word, once, and no run", async () => {
  const kept = keptStore();
  const full = async () => {
    throw new GradusError("a checkpoint: no space left.");
  };
  const told: StudyEvent[] = [];
  const store = { ...kept.store, checkpoints: { ...kept.store.checkpoints, write: full } };
  expect(withoutTimes(await run(store, (event) => told.push(event)))).toEqual(expected);
  expect(new Set(notesOf(told))).toEqual(
    new Set([
      "a checkpoint: no space left. The runs under way go on without being kept; finished ones are kept as before, as far as there is room.",
    ]),
  );
  expect(notesOf(told).length).toBe(1);
});

test("a result for which there is no room is kept in the place of its checkpoint", async () => {
  const kept = keptStore();
  const save: StudyStore["save"] = async (result, key) => {
    if (kept.checkpoints.has(key.trial)) throw new GradusError("no space left");
    await kept.store.save(result, key);
  };
  expect(withoutTimes(await run({ ...kept.store, save }))).toEqual(expected);
  expect(kept.checkpoints.size).toBe(0);
});

test("while a checkpoint is being written the next ones are left out, and the last write is waited for", async () => {
  const kept = keptStore();
  let writing = 0;
  let most = 0;
  const write: typeof kept.store.checkpoints.write = async (checkpoint, key) => {
    most = Math.max(most, ++writing);
    await new Promise((done) => setTimeout(done, 5));
    await kept.store.checkpoints.write(checkpoint, key);
    writing--;
  };
  expect(withoutTimes(await run({ ...kept.store, checkpoints: { ...kept.store.checkpoints, write } }))).toEqual(
    expected,
  );
  expect(most).toBe(1);
  expect(writing).toBe(0);
  expect(kept.checkpoints.size).toBe(0);
});

test("a study that is complete leaves no checkpoint of a run that is not in its plan; one that is not complete leaves all", async () => {
  const kept = left();
  kept.checkpoints.set("f".repeat(64), middle);
  await run(kept.store);
  expect(kept.checkpoints.size).toBe(0);
  kept.checkpoints.set("f".repeat(64), middle);
  const signal = AbortSignal.abort();
  const { study } = await runStudy(smallStudyOptions, surroundings({ store: kept.store, signal }));
  expect(study.outcome).toBe("stopped");
  expect(kept.checkpoints.size).toBe(1);
});

test("without checkpoints, by choice or in a store that keeps none, runs begin anew", async () => {
  const { checkpoints: _, ...plain } = left().store;
  expect(withoutTimes(await run(plain))).toEqual(expected);
  const kept = left();
  const given = surroundings({ store: kept.store, checkpointSeconds: null });
  expect(withoutTimes((await runStudy(smallStudyOptions, given)).study)).toEqual(expected);
  expect(kept.given).toEqual([]);
});
