import type { PlannedTrial, TrialResult, TrialSpec } from "../../spec/trial.js";
import { evenTuning } from "../../tune/choose.js";
import { roundsOf } from "../../tune/course.js";
import { nextRounds } from "../../tune/rounds.js";
import { runTrials } from "../run-trials.js";
import type { Stage } from "../session.js";
import { roundOptionsOf, tuningOf } from "../tuning-of.js";
import type { PlannedStudy } from "./plan.js";
import { withThreads } from "./threads-of.js";

/** Tuning may take this fraction of a time budget at most, as it was planned; the evaluation decides and must not starve. */
const TUNING_FRACTION = 0.65;

export type Tuned = Stage & { readonly rounds: number };

interface TuneOptions extends Pick<PlannedStudy, "session" | "manifest" | "evaluationSize"> {
  /** A part of the same tuning that has run: nothing of it runs again. */
  readonly before?: Tuned;
  /** Part of a time budget after which no run of tuning goes on. */
  readonly until?: number;
}

/** The tuning: the same number of trials for every method; where a budget cuts it short, only whole rounds count. */
export async function tune({
  session,
  manifest,
  evaluationSize,
  before,
  until = TUNING_FRACTION,
}: TuneOptions): Promise<Tuned> {
  const { deadline, surroundings } = session;
  const { size } = manifest.decided;
  const stop = deadline.after(until);
  // A study that is taken up again after its evaluation had begun keeps to the tuning that the evaluation was chosen by.
  const count = evaluationSize?.tuningRounds ?? roundsOf(tuningOf(manifest), size);
  const rounds: PlannedTrial[][] = [];
  const results: TrialResult[] = [];
  const tuning: TrialSpec[] = [];
  const known = new Map(before?.results.map((result) => [result.record.id, result]));
  let threads = before?.tuning[0]?.threads;
  while (rounds.length < count) {
    const block = nextRounds(rounds.length, { ...roundOptionsOf(manifest), results }).slice(0, count - rounds.length);
    // As many threads in every block, however few its trials are: a study that is taken up again knows but one number.
    const assigned = withThreads(block.flat(), { session, manifest });
    threads ??= assigned[0]!.threads;
    const specs = assigned.map((spec) => ({ ...spec, threads: threads! }));
    rounds.push(...block);
    tuning.push(...specs);
    const missing = specs.filter(({ id }) => !known.has(id));
    results.push(...specs.flatMap(({ id }) => known.get(id) ?? []), ...(await runTrials(session, missing, stop)));
    if (stop.aborted || results.length < tuning.length) break;
  }
  const common = { manifest, evaluationSize, pilots: [], evaluation: [] };
  const isStopped = surroundings.signal.aborted;
  const perRound = manifest.methods.length * size.batchSizes.length;
  // A tuning that the user stopped is not made even: the same command completes it first.
  const even = isStopped ? null : evenTuning(results, rounds);
  if (even === null) {
    const unplanned = isStopped ? (count - rounds.length) * perRound : 0;
    return { ...common, results, tuning, rounds: rounds.length, unplanned };
  }
  const kept = new Set(even.results.map(({ record }) => record.id));
  return {
    ...common,
    results: even.results,
    tuning: tuning.filter(({ id }) => kept.has(id)),
    rounds: even.rounds,
    unplanned: 0,
  };
}
