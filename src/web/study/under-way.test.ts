import { expect, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { LIVE_SCHEMA, LIVE_VERSION, type LiveRecord } from "../../study/records/live.js";
import { compactTrial } from "../../watch/compact-trial.js";
import type { CompactTrial } from "../contract/messages.js";
import { type StudyListener, StudyStore } from "./study-store.js";

const study = fixtureStudy({ seeds: 2, epochs: 10, batchSizes: [16] });
const [run, other] = study.trials.filter(({ phase }) => phase === "evaluation").map(compactTrial);

/** A run after four of its epochs. */
function begun({ id, phase, method, batchSize, seed, fold, points }: CompactTrial): LiveRecord["underWay"][number] {
  const first = Object.fromEntries(Object.entries(points).map(([name, values]) => [name, values.slice(0, 4)]));
  return { id, phase, method, batchSize, seed, fold, epochs: 10, points: first as unknown as CompactTrial["points"] };
}

function live(...underWay: LiveRecord["underWay"]): LiveRecord {
  return {
    ...{ schema: LIVE_SCHEMA, version: LIVE_VERSION, host: "here", pid: 1, at: "2026-01-01T00:00:00Z" },
    ...{ fraction: 0.5, secondsLeft: 3, trialsDone: 1, trials: 2, phase: "evaluation" },
    ...{ underWay, log: [] },
  };
}

function listened(): { readonly store: StudyStore; readonly events: StudyListener["events"] } {
  let events: StudyListener["events"] | null = null;
  const store = new StudyStore({
    detail: async () => null,
    listen(listener) {
      events = listener.events;
      return () => {};
    },
  });
  return { store, events: events! };
}

const told = (store: StudyStore) => ({
  underWay: store.underWay.value.map(({ id }) => id),
  finished: store.trials.value.map(({ id }) => id),
});

test.each(["the snapshot", "its end"])("a run that has finished is not under way any more, told of %s last", (last) => {
  const { store, events } = listened();
  const finish = () => {
    events.trials([run!]);
    events.ready(null);
  };
  if (last === "its end") events.live(live(begun(run!), begun(other!)));
  finish();
  if (last === "the snapshot") events.live(live(begun(run!), begun(other!)));
  expect(told(store)).toEqual({ underWay: [other!.id], finished: [run!.id] });
});

test("a run that is done anew with another setting is under way, although one of its name has finished", () => {
  const { store, events } = listened();
  events.trials([run!]);
  events.ready(null);
  const { points, ...anew } = begun(run!);
  events.live(live({ ...anew, points: { ...points, learningRate: points.learningRate.map((rate) => rate * 2) } }));
  expect(store.underWay.value.map(({ id }) => id)).toEqual([run!.id]);
});

test("a run that was taken up from a checkpoint, whose first epochs are not told, is known by a later one", () => {
  const { store, events } = listened();
  events.trials([run!]);
  events.ready(null);
  const { points, ...rest } = begun(run!);
  const later = Object.fromEntries(Object.entries(points).map(([name, values]) => [name, values.slice(2)]));
  events.live(live({ ...rest, points: later as unknown as CompactTrial["points"] }));
  expect(store.underWay.value).toEqual([]);
});
