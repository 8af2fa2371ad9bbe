import { MOST } from "../../core/limits.js";
import type { ContinueRequest, StudyDetail } from "../contract/messages.js";
import type { PackedTrial } from "./packed-trial.js";

/** What a study that goes on has still to run. */
export interface MoreRuns {
  readonly runs: number;
  /** By what its runs have taken so far; null where none has finished. */
  readonly seconds: number | null;
  /** Whether a time budget may end it before. */
  readonly isCut: boolean;
  /** Whether more seeds make it many times longer: nobody is to begin that by a slip of the finger. */
  readonly isMany: boolean;
}

const MANY_TIMES = 10;
const LONG_SECONDS = 3600;

type Study = Pick<StudyDetail, "state" | "seeds" | "timeBudgetSeconds" | "plannedRuns">;

/** Null where nothing is known of the study's size. */
export function moreRuns(
  { state, seeds: before, timeBudgetSeconds, plannedRuns }: Study,
  trials: readonly PackedTrial[],
  { seeds, minutes }: ContinueRequest,
): MoreRuns | null {
  if (plannedRuns === null || before === null) return null;
  const { perSeed, beside, workers } = plannedRuns;
  const added = perSeed * Math.max(0, (seeds ?? before) - before);
  const missing = state === "finished" ? 0 : Math.max(0, beside + perSeed * before - trials.length);
  const runs = missing + added;
  const each = medianSeconds(trials);
  const whole = each === null ? null : (each * runs) / workers;
  const budget = minutes === null ? timeBudgetSeconds : minutes * 60;
  const isCut = whole !== null && budget !== null && budget < whole;
  const seconds = isCut ? budget : whole;
  const isLong = (seconds ?? 0) > LONG_SECONDS || added > MANY_TIMES * trials.length;
  return { runs, seconds, isCut, isMany: added > 0 && isLong };
}

/** The most seeds that a study of these methods and batch sizes may have. */
export function mostSeeds({ plannedRuns }: Pick<StudyDetail, "plannedRuns">): number {
  if (plannedRuns === null) return MOST.runs;
  return Math.min(MOST.runs, Math.floor((MOST.trials - plannedRuns.beside) / plannedRuns.perSeed));
}

/** Of a worker's time; of the evaluation's runs where there are some, as all those are that seeds add. */
function medianSeconds(trials: readonly PackedTrial[]): number | null {
  const evaluation = trials.filter(({ phase }) => phase === "evaluation");
  const taken = (evaluation.length > 0 ? evaluation : trials).map(
    ({ secondsTotal, threads }) => secondsTotal * threads,
  );
  return taken.length === 0 ? null : taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)]!;
}
