import { randomStream } from "../../core/numeric/random.js";
import type { MethodSpec } from "../records/method.js";
import { validationErrorOf } from "../records/validation-error.js";
import type { StudySize } from "../spec/size.js";
import type { PlannedTrial, TrialResult } from "../spec/trial.js";
import type { Sampler, TriedSetting } from "./samplers/contract.js";
import { random } from "./samplers/random.js";
import { suggested } from "./samplers/suggested.js";

interface RoundOptions {
  readonly methods: readonly MethodSpec[];
  readonly size: StudySize;
  /** Of every tuning trial; the evaluation uses seed + 1 and on, so no run is judged on the draw it was tuned on. */
  readonly seed: number;
  readonly sampler: Sampler;
  /** Rounds up to which settings are planned together: see the manifest. */
  readonly stages: readonly number[];
  /** 0 for the first round. */
  readonly round: number;
  /** Earlier tuning results, for a sampler that looks at them. */
  readonly results: readonly TrialResult[];
}

/**
 * One round of tuning: a setting of every method at every batch size, so that an early end leaves all methods equally far.
 *
 * @throws GradusError for a setting that is none of the method's space
 */
export function tuningRound({ methods, size, seed, stages, round, results, ...options }: RoundOptions): PlannedTrial[] {
  const stage = stages.findIndex((end) => round < end);
  const before = stages[stage - 1] ?? 0;
  // A grid over the range again would try the same settings: what a study grows by is drawn.
  const sampler = stage > 0 && !options.sampler.usesHistory ? random : options.sampler;
  return size.batchSizes.flatMap((batchSize) =>
    methods.map((method): PlannedTrial => {
      const place = `tune/${method.name}/b${batchSize}`;
      return {
        id: `${place}/${round + 1}`,
        phase: "tuning",
        method,
        setting: suggested(sampler, {
          space: method.space,
          trial: round - before,
          trials: stages[stage]! - before,
          history: sampler.usesHistory ? historyOf(results, place) : [],
          random: randomStream(seed).fork(stage > 0 ? `${place} stage ${stage}` : place),
        }),
        batchSize,
        seed,
        fold: 1,
        epochs: size.epochs,
      };
    }),
  );
}

/** All rounds of a sampler that does not look at the history. */
export function tuningRounds(options: Omit<RoundOptions, "round" | "results">): PlannedTrial[][] {
  return Array.from({ length: options.stages.at(-1)! }, (_, round) => tuningRound({ ...options, round, results: [] }));
}

/** Tuning history at a method and batch size, in the order of the rounds. */
function historyOf(results: readonly TrialResult[], place: string): TriedSetting[] {
  return results
    .filter(({ record }) => record.id.startsWith(`${place}/`))
    .map(({ record }) => ({
      round: Number(record.id.slice(place.length + 1)),
      setting: record.setting,
      validationError: validationErrorOf(record),
    }))
    .sort((a, b) => a.round - b.round)
    .map(({ round: _round, ...tried }) => tried);
}
