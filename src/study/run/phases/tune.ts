import type { PlannedTrial, TrialResult, TrialSpec } from "../../spec/trial.js";
import { evenTuning } from "../../tune/choose.js";
import { tuningRound, tuningRounds } from "../../tune/rounds.js";
import { samplers } from "../../tune/samplers/index.js";
import { runTrials } from "../run-trials.js";
import type { Stage } from "../session.js";
import type { PlannedStudy } from "./plan.js";
import { withThreads } from "./threads-of.js";

/** Tuning may take this fraction of a time budget at most; the evaluation decides and must not starve. */
const TUNING_FRACTION = 0.65;

/** The tuning: the same number of trials for every method; where a budget cuts it short, only whole rounds count. */
export async function tune({
  session,
  manifest,
  evaluationSize,
}: PlannedStudy): Promise<Stage & { readonly rounds: number }> {
  const { options, deadline, surroundings } = session;
  const { size } = manifest.decided;
  const sampler = samplers.get(manifest.sampler);
  const stages = manifest.decided.tuningStages;
  const common = { methods: options.methods, size, seed: options.seed, sampler, stages };
  const stop = deadline.after(TUNING_FRACTION);
  // A study that is taken up again after its evaluation had begun keeps to the tuning that the evaluation was chosen by.
  const count = evaluationSize?.size.tuningTrials ?? size.tuningTrials;
  const rounds: PlannedTrial[][] = [];
  const results: TrialResult[] = [];
  const tuning: TrialSpec[] = [];
  const run = async (planned: readonly PlannedTrial[]) => {
    const specs = withThreads(planned, { session, manifest });
    tuning.push(...specs);
    results.push(...(await runTrials(session, specs, stop)));
  };
  if (sampler.usesHistory) {
    for (let round = 0; round < count && !stop.aborted; round++) {
      rounds.push(tuningRound({ ...common, round, results }));
      await run(rounds[round]!);
    }
  } else {
    rounds.push(...tuningRounds(common).slice(0, count));
    await run(rounds.flat());
  }
  // A tuning that the user stopped is not made even: the same command completes it first.
  const even = surroundings.signal.aborted ? null : evenTuning(results, rounds);
  if (even === null)
    return { manifest, evaluationSize, results, tuning, pilots: [], evaluation: [], rounds: rounds.length };
  const kept = new Set(even.results.map(({ record }) => record.id));
  return {
    manifest,
    evaluationSize,
    results: even.results,
    tuning: tuning.filter(({ id }) => kept.has(id)),
    pilots: [],
    evaluation: [],
    rounds: even.rounds,
  };
}
