import { canonicalJson } from "../../core/stored/canonical.js";
import type { MethodSpec, Setting } from "../records/method.js";
import type { TrialRecord } from "../records/trial.js";
import { describeMethod } from "../spec/method.js";
import { referenceMethod } from "../spec/roles.js";
import { type PlacedRung, rungOf } from "./course.js";
import { tuningLevels } from "./levels.js";
import { rankSettings } from "./rank.js";
import type { RoundOptions } from "./round-options.js";
import { SIGMA, withStrata } from "./strata.js";

interface Promotion {
  readonly method: MethodSpec;
  readonly batchSize: number;
  /** Not the first of its stage. */
  readonly rung: PlacedRung;
}

/**
 * The settings that a rung takes from the one before: those that have run there, in this stage or an earlier one, and were not taken on yet, the best
 * first by what they have come to on all runs of that length. Where a space has too few different settings, they are taken again.
 */
export function promoted(
  { method, batchSize, rung }: Promotion,
  { course, results, methods, choice, tuning }: RoundOptions & { readonly course: readonly PlacedRung[] },
): Setting[] {
  const before = course.find(({ stage, index }) => stage === rung.stage && index === rung.index - 1)!;
  const runs = results
    .map(({ record }) => ({ record, of: rungOf(record.id, course) }))
    .filter(({ record, of }) => record.batchSize === batchSize && of.start < rung.start);
  const isAlike = (a: PlacedRung, b: PlacedRung) => a.seed === b.seed && a.epochs === b.epochs;
  const arrived = (name: string | undefined, isAgain: boolean): TrialRecord[] => {
    const own = runs.filter(({ record }) => record.method === name);
    const keys = (at: PlacedRung) =>
      new Set(own.filter(({ of }) => isAlike(of, at)).map(({ record }) => canonicalJson(record.setting)));
    const [here, gone] = [keys(before), keys(rung)];
    return own
      .filter(({ of }) => of.epochs === before.epochs)
      .map(({ record }) => record)
      .filter(({ setting }) => here.has(canonicalJson(setting)) && (isAgain || !gone.has(canonicalJson(setting))));
  };
  const levels = tuningLevels(arrived(referenceMethod(methods.map(describeMethod))?.name, false), choice);
  const ranked = (isAgain: boolean) =>
    rankSettings(arrived(method.name, isAgain), { statistic: choice.statistic, levels }).map(({ setting }) => setting);
  const chosen = withStrata(ranked(false), {
    range: method.space[SIGMA],
    strata: tuning.plan.strata,
    count: rung.rounds,
  });
  const again = ranked(true);
  return Array.from({ length: rung.rounds }, (_, k) => chosen[k] ?? again[(k - chosen.length) % again.length]!);
}
