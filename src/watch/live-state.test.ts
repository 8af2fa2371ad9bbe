import { expect, test } from "vitest";
import type { StudyEvent } from "../study/run/progress.js";
import { LiveState } from "./live-state.js";

const planned: StudyEvent = {
  ...{ kind: "planned", trials: 10, resumed: 4, setAside: [], cuts: [] },
  ...{ grown: [], grownBefore: [], kept: [], short: null },
};
const progress = (fraction: number, trialsDone: number): StudyEvent => ({
  ...{ kind: "progress", fraction, secondsLeft: 800, trialsDone, trials: 10 },
});

test("a study that goes on tells no time left before a trial of this run has ended, or a hundredth of the work is done", () => {
  const left = (...events: readonly StudyEvent[]) => {
    const live = new LiveState({ host: "here", pid: 1 });
    for (const event of [planned, ...events]) live.event(event);
    return live.record("now").secondsLeft;
  };
  expect(left(progress(0.4, 4))).toBeNull();
  expect(left(progress(0.4, 4), progress(0.405, 4))).toBeNull();
  expect(left(progress(0.4, 4), progress(0.42, 4))).toBe(800);
  expect(left(progress(0.4, 4), progress(0.405, 5))).toBe(800);
});
