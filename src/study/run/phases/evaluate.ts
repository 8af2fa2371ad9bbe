import { runTrials } from "../run-trials.js";
import type { Session, Stage } from "../session.js";

/** The evaluation: every method from the same initial weights and batch orders on several seeds. */
export async function evaluate(session: Session, chosen: Stage): Promise<Stage> {
  const { deadline } = session;
  const results = deadline.signal.aborted ? [] : await runTrials(session, chosen.evaluation, deadline.signal);
  return { ...chosen, results: [...chosen.results, ...results] };
}
