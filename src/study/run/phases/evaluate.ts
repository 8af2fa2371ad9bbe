import { type RandomStream, randomStream } from "../../../core/numeric/random.js";
import type { TrialSpec } from "../../spec/trial.js";
import { runTrials } from "../run-trials.js";
import type { Session, Stage } from "../session.js";

/** The evaluation: the pilot runs, then every method from the same initial weights and batch orders on several seeds. */
export async function evaluate(session: Session, chosen: Stage): Promise<Stage> {
  const { deadline, options } = session;
  const drawn = inDrawnOrder(chosen.evaluation, randomStream(options.seed).fork("order of trials"));
  const run = (specs: readonly TrialSpec[]) => runTrials(session, specs, deadline.signal);
  const pilots = await run(chosen.pilots);
  return { ...chosen, results: [...chosen.results, ...pilots, ...(await run(drawn))] };
}

/**
 * The trials seed by seed, so that a study which ends early has whole seeds, those of a seed in an order drawn for it: what the machine does
 * meanwhile, or before it is warm, is no method's fate.
 */
export function inDrawnOrder(specs: readonly TrialSpec[], random: RandomStream): TrialSpec[] {
  const seeds = [...new Set(specs.map(({ seed }) => seed))];
  return seeds.flatMap((seed) => {
    const block = specs.filter((spec) => spec.seed === seed);
    return Array.from(random.permutation(block.length), (k) => block[k]!);
  });
}
