import type { StudySize } from "../spec/size.js";
import { checkedRungs } from "./plans/checked-rungs.js";
import type { Rung, TuningPlan } from "./plans/contract.js";

/** A tuning plan, and what a study asks of it. */
export interface Tuning {
  readonly plan: TuningPlan;
  /** Tuning seeds that were asked for. */
  readonly seeds: number;
  /** Tuning trials up to which settings are planned together: see the manifest. */
  readonly stages: readonly number[];
}

/** A rung of a study's tuning, in its place. */
export interface PlacedRung extends Rung {
  /** From 0. */
  readonly stage: number;
  /** Its number within the stage, from 0: the first takes the sampler's settings. */
  readonly index: number;
  /** Round that it begins with, from 0. */
  readonly start: number;
}

/** All rungs of a study's tuning, in their order; those of no rounds too. */
export function courseOf({ plan, seeds, stages }: Tuning, { epochs }: Pick<StudySize, "epochs">): PlacedRung[] {
  const course: PlacedRung[] = [];
  let start = 0;
  let waiting = 0;
  let taken = 0;
  for (const [stage, end] of stages.entries()) {
    const trials = end - (stages[stage - 1] ?? 0);
    const rungs = checkedRungs(plan, { trials, epochs, seeds, isFirst: stage === 0, waiting, taken });
    waiting += rungs[0]!.rounds - (rungs[1]?.rounds ?? 0);
    taken += rungs[1]?.rounds ?? 0;
    for (const [index, rung] of rungs.entries()) {
      course.push({ ...rung, stage, index, start });
      start += rung.rounds;
    }
  }
  return course;
}

/** Rounds of a study's tuning: runs of every method at every batch size. */
export function roundsOf(tuning: Tuning, size: Pick<StudySize, "epochs">): number {
  return courseOf(tuning, size).reduce((sum, { rounds }) => sum + rounds, 0);
}

/** The number of the round that a tuning trial is of, from 0. */
export function roundOf(id: string): number {
  return Number(id.slice(id.lastIndexOf("/") + 1)) - 1;
}

/** The rung that a tuning trial is of. */
export function rungOf(id: string, course: readonly PlacedRung[]): PlacedRung {
  const round = roundOf(id);
  return course.find(({ start, rounds }) => round >= start && round < start + rounds)!;
}
