import { ensure } from "../../../core/errors.js";
import { isObject } from "../../../core/options.js";
import { isList } from "../../../core/rules.js";
import { shown } from "../../../core/shown.js";
import type { Rung, StageSize, TuningPlan } from "./contract.js";

/**
 * The rungs of a plan for a stage: one or more, within the study's tuning seeds and epochs, and for the work of the trials at most, so that no plan
 * spends what a study did not ask for.
 *
 * @throws GradusError naming the plan and the rung
 */
export function checkedRungs(plan: TuningPlan, stage: StageSize): readonly Rung[] {
  const rule = `tuning plan "${plan.name}": \`rungs\` must`;
  const rungs: unknown = plan.rungs(stage);
  ensure(
    isList(rungs) && rungs.length > 0,
    () => `${rule} give a list of one rung or more, got ${shown(rungs)}. ${ADVICE}`,
  );
  const limits = { rounds: [0, stage.trials * stage.epochs], seed: [0, stage.seeds - 1], epochs: [1, stage.epochs] };
  for (const [k, rung] of (rungs as unknown[]).entries()) {
    for (const [name, [low, high]] of Object.entries(limits) as [keyof Rung, [number, number]][]) {
      const value: unknown = isObject(rung) ? rung[name] : undefined;
      ensure(
        Number.isInteger(value) && (value as number) >= low && (value as number) <= high,
        () => `${rule} give rungs[${k}].${name} an integer from ${low} to ${high}, got ${shown(value)}. ${ADVICE}`,
      );
    }
  }
  const found = rungs as readonly Rung[];
  const work = found.reduce((sum, { rounds, epochs }) => sum + rounds * epochs, 0);
  ensure(
    work > 0 && work <= stage.trials * stage.epochs,
    () =>
      `${rule} take from 1 to ${stage.trials * stage.epochs} epochs of each method in all, ${stage.trials} trials of ${stage.epochs}, got ${work}. ` +
      "Take fewer rounds, or fewer epochs in the early rungs.",
  );
  return found;
}

const ADVICE = "Return [{ rounds, seed, epochs }, ...], the rung that the sampler gives the settings of first.";
