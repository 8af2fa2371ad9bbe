import type { TrialCheckpoint } from "../records/checkpoint.js";
import { runStudy } from "../run/run-study.js";
import type { CheckpointStore, StudyStore, TrialKey } from "../run/store.js";
import { type Claim, rejection, same } from "./claim.js";
import { keptStore } from "./kept.js";
import { type StoredStudy, smallStudy, smallStudyOptions } from "./small-study.js";
import { surroundings } from "./surroundings.js";

/** A place that a study may be kept in, empty at first. */
export interface StorePlace {
  /** The same place again, as after a crash or a reload. */
  open(): StudyStore & { readonly checkpoints?: CheckpointStore };
  /** Changes a digit of what is kept of a trial, or of a trial's checkpoint. */
  damage(what: "trial" | "checkpoint", key: TrialKey): Promise<void>;
}

export interface StoreSubject extends StorePlace {
  readonly stored: StoredStudy;
  readonly checkpoint: TrialCheckpoint & TrialKey;
}

/** A small study that has run, and where a trial of it stood on its way. */
export async function storedStudy(): Promise<Pick<StoreSubject, "stored" | "checkpoint">> {
  const kept = keptStore();
  let time = 0;
  const now = () => (time += 100); // a checkpoint after every step
  await runStudy(smallStudyOptions, surroundings({ store: kept.store, now, checkpointSeconds: 0 }));
  return { stored: await smallStudy(), checkpoint: kept.given[0]! };
}

const keyOf = (k: number): TrialKey => ({ study: "a".repeat(64), trial: String(k).repeat(64) });
const evaluations = ({ results }: StoredStudy) => results.filter(({ record }) => record.phase === "evaluation");
const expected = (stored: StoredStudy) => ({
  study: keyOf(0).study,
  parameters: evaluations(stored)[0]!.parameters!.length,
});

async function withTrials({ open, stored }: StoreSubject, count: number): Promise<void> {
  const store = open();
  const release = await store.lock();
  for (const [k, result] of evaluations(stored).slice(0, count).entries()) await store.save(result, keyOf(k));
  await release();
}

/** What every store keeps to. */
export const storeClaims: readonly Claim<StoreSubject>[] = [
  {
    claim: "a fresh place has nothing",
    async check({ open, stored }) {
      const store = open();
      same([await store.manifest(), await store.evaluation()], [null, null], "records");
      same(await store.secondsSpent(), { seconds: 0, setAside: null }, "seconds");
      const { results, setAside } = await store.finished(expected(stored));
      same([results.size, setAside], [0, []], "trials");
    },
  },
  {
    claim: "what was written is there for the next opening, bit for bit",
    async check(subject) {
      const { open, stored } = subject;
      const first = open();
      const release = await first.lock();
      await first.write(stored.manifest);
      await first.writeSeconds(12.5);
      await release();
      await withTrials(subject, 3);
      const again = open();
      same(await again.manifest(), stored.manifest, "manifest");
      same(await again.secondsSpent(), { seconds: 12.5, setAside: null }, "seconds");
      const { results, setAside } = await again.finished(expected(stored));
      same(setAside, [], "set aside");
      for (const [k, result] of evaluations(stored).slice(0, 3).entries())
        same(results.get(keyOf(k).trial), result, `trial ${k}`);
      same(results.size, 3, "trials");
    },
  },
  {
    claim: "a damaged trial is set aside with a word, and the others stay",
    async check(subject) {
      await withTrials(subject, 3);
      await subject.damage("trial", keyOf(1));
      const { results, setAside } = await subject.open().finished(expected(subject.stored));
      same([...results.keys()].sort(), [keyOf(0).trial, keyOf(2).trial], "trials");
      same(setAside.length, 1, "words");
      same((await subject.open().finished(expected(subject.stored))).setAside, [], "words of the next opening");
    },
  },
  {
    claim: "trials of another study are set aside",
    async check(subject) {
      await withTrials(subject, 2);
      const other = { ...expected(subject.stored), study: "b".repeat(64) };
      const { results, setAside } = await subject.open().finished(other);
      same([results.size, setAside.length], [0, 1], "trials and words");
    },
  },
  {
    claim: "one run has it at a time, and the next one when it is given back",
    async check({ open }) {
      const release = await open().lock();
      await rejection(() => open().lock());
      await release();
      await (await open().lock())();
    },
  },
  {
    claim:
      "a checkpoint takes the place of the one before, is read back bit for bit, and goes when its trial has finished",
    async check({ open, checkpoint }) {
      const { checkpoints } = open();
      if (checkpoints === undefined) throw new Error("It keeps no checkpoints.");
      const { state, seconds, ...key } = checkpoint;
      await checkpoints.write({ state, seconds: seconds + 1 }, key);
      await checkpoints.write({ state, seconds }, key);
      same(await open().checkpoints!.read(key), { checkpoint: { state, seconds }, setAside: null }, "checkpoint");
      await checkpoints.remove(key);
      same(await open().checkpoints!.read(key), { checkpoint: null, setAside: null }, "checkpoint that is gone");
      await checkpoints.write({ state, seconds }, key);
      await checkpoints.clear();
      same(await open().checkpoints!.read(key), { checkpoint: null, setAside: null }, "checkpoint of a complete study");
    },
  },
  {
    claim: "a damaged checkpoint is set aside with a word, once",
    async check({ open, checkpoint: { study, trial, ...checkpoint }, damage }) {
      await open().checkpoints!.write(checkpoint, { study, trial });
      await damage("checkpoint", { study, trial });
      const found = await open().checkpoints!.read({ study, trial });
      same([found.checkpoint, found.setAside === null], [null, false], "damaged checkpoint");
      same(await open().checkpoints!.read({ study, trial }), { checkpoint: null, setAside: null }, "the next time");
    },
  },
];
