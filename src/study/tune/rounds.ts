import { randomStream } from "../../core/numeric/random.js";
import type { MethodSpec, Setting } from "../records/method.js";
import { validationErrorOf } from "../records/validation-error.js";
import type { PlannedTrial, TrialResult } from "../spec/trial.js";
import { tuningSeed } from "../spec/tuning-seeds.js";
import { courseOf, type PlacedRung, roundOf } from "./course.js";
import { promoted } from "./promote.js";
import type { RoundOptions } from "./round-options.js";
import type { TriedSetting } from "./samplers/contract.js";
import { random } from "./samplers/random.js";
import { suggested } from "./samplers/suggested.js";

/**
 * The next rounds of tuning that are known once all before have run, from round `from` on: a setting of every method at every batch size each, so that
 * an early end leaves all methods equally far. None when tuning is done.
 *
 * @throws GradusError for a setting that is none of the method's space
 */
export function nextRounds(from: number, options: RoundOptions): PlannedTrial[][] {
  const { methods, size, seed, tuning, sampler } = options;
  const course = courseOf(tuning, size);
  const rung = course.find(({ start, rounds }) => from >= start && from < start + rounds);
  if (rung === undefined) return [];
  const isDrawn = rung.index === 0;
  const end = isDrawn && sampler.usesHistory ? from + 1 : rung.start + rung.rounds;
  const rounds = Array.from({ length: end - from }, (): PlannedTrial[] => []);
  for (const batchSize of size.batchSizes) {
    for (const method of methods) {
      const place = `tune/${method.name}/b${batchSize}`;
      const settings = isDrawn
        ? drawn({ method, place, rung, rounds: end - from, from }, { course, ...options })
        : promoted({ method, batchSize, rung }, { course, ...options }).slice(from - rung.start);
      const common = { phase: "tuning", method, batchSize, seed: tuningSeed(seed, rung.seed), fold: 1 } as const;
      for (const [k, round] of rounds.entries()) {
        round.push({ id: `${place}/${from + k + 1}`, ...common, setting: settings[k]!, epochs: rung.epochs });
      }
    }
  }
  return rounds;
}

interface DrawnOptions {
  readonly method: MethodSpec;
  readonly place: string;
  readonly rung: PlacedRung;
  readonly from: number;
  readonly rounds: number;
}

function drawn(
  { method, place, rung, from, rounds }: DrawnOptions,
  { seed, results, course, ...options }: RoundOptions & { readonly course: readonly PlacedRung[] },
): Setting[] {
  // A grid over the range again would try the same settings: what a study grows by is drawn.
  const sampler = rung.stage > 0 && !options.sampler.usesHistory ? random : options.sampler;
  return Array.from({ length: rounds }, (_, k) =>
    suggested(sampler, {
      space: method.space,
      trial: from + k - rung.start,
      trials: rung.rounds,
      history: sampler.usesHistory ? historyOf(results, place, course) : [],
      random: randomStream(seed).fork(rung.stage > 0 ? `${place} stage ${rung.stage}` : place),
    }),
  );
}

/** What was drawn at a method and batch size so far, with what came of it on the first rung, in the order of the rounds. */
function historyOf(results: readonly TrialResult[], place: string, course: readonly PlacedRung[]): TriedSetting[] {
  const first = course.filter(({ index }) => index === 0);
  return results
    .filter(({ record: { id } }) => id.startsWith(`${place}/`))
    .filter(({ record: { id } }) =>
      first.some(({ start, rounds }) => roundOf(id) >= start && roundOf(id) < start + rounds),
    )
    .sort((a, b) => roundOf(a.record.id) - roundOf(b.record.id))
    .map(({ record }) => ({ setting: record.setting, validationError: validationErrorOf(record) }));
}
