import { GradusError } from "../core/errors.js";
import { suggestion } from "../core/nearest-name.js";
import type { MethodSpec } from "../study/records/method.js";
import { criteriaOf, ensureCriteria } from "../study/spec/criteria.js";
import { ensureMethod } from "../study/spec/method.js";
import { DIFFUSION, methodsNamed } from "../study/spec/methods/index.js";
import type { StudyOptions } from "../study/spec/options.js";
import { withDropout } from "../study/spec/with-dropout.js";
import type { FilledStudy, GivenRanges } from "./study-layer.js";

/** The options of a study but for its task and its network. */
export type AskedOptions = Omit<StudyOptions, "task" | "network">;

/** What a study is asked for, as the study takes it. */
export function askedOptions(asked: FilledStudy, timeBudgetSeconds: number | null): AskedOptions {
  const { methods: names, budget, seeds, money = null } = asked;
  const criteria = criteriaOf(asked.criteria ?? {});
  ensureCriteria(criteria);
  const { batchSizes, epochs, tuningTrials, tuningSeeds } = budget;
  return {
    methods: methodsNamed(names, asked.diffusion)
      .map((method) => withDropout(method, asked.dropout))
      .map((method) => withSpace(method, asked.spaces?.[method.name])),
    criteria,
    size: { batchSizes, epochs, tuningTrials, seeds },
    sampler: asked.sampler,
    tuning: asked.tuning,
    ...(tuningSeeds !== undefined && { tuningSeeds }),
    seed: asked.seed,
    targetError: asked.targetError ?? null,
    timeBudgetSeconds,
    money: money && { currency: "", errorPoint: null, ...money },
  };
}

/** The method with ranges in place of its own, or for more of its numbers. */
function withSpace(method: MethodSpec, given: GivenRanges | undefined): MethodSpec {
  let tuned = method;
  for (const [number, { low, high, scale = method.space[number]?.scale ?? "log" }] of Object.entries(
    given?.ranges ?? {},
  )) {
    if (low > high || (scale !== "linear" && low <= 0)) {
      const rule = scale !== "linear" ? "0 < low <= high on a logarithmic scale" : "low <= high";
      throw new GradusError(`${given!.place(number)} must have ${rule}, got ${low} and ${high}. Change the ends.`);
    }
    tuned = { ...tuned, space: { ...tuned.space, [number]: { low, high, scale } } };
    if (number in method.space || canTune(tuned)) continue;
    const known = Object.keys(method.space);
    const isSigma = method.name === DIFFUSION && number.startsWith("sigma.");
    const advice = isSigma ? 'It has that with sigma: "tuned".' : suggestion(number, known).trim() || "Leave it out.";
    throw new GradusError(
      `${given!.place(number)} must be the range of a number that "${method.name}" has, such as ${known.join(", ")}, got one for "${number}". ${advice}`,
    );
  }
  return tuned;
}

function canTune(method: MethodSpec): boolean {
  try {
    ensureMethod(method);
    return true;
  } catch (error) {
    if (error instanceof GradusError) return false;
    throw error;
  }
}
