import { ensureOptions } from "../../core/options.js";
import { auditedTask } from "../spec/audited.js";
import { ensureStudyOptions, type StudyOptions } from "../spec/options.js";
import { ensureTuning } from "../tune/ensure-tuning.js";
import { ensureConcludable } from "./ensure-concludable.js";
import { choose } from "./phases/choose.js";
import { conclude, type StudyResult } from "./phases/conclude.js";
import { evaluate } from "./phases/evaluate.js";
import { type PlannedStudy, planStudy } from "./phases/plan.js";
import { replan } from "./phases/replan.js";
import { tune } from "./phases/tune.js";
import { type Stage, type StudySurroundings, SURROUNDINGS } from "./session.js";
import { noStore } from "./store.js";

/**
 * Runs the proof of concept: every method is tuned by the same number of trials, then trained from the same initial
 * weights and batch orders on several seeds; the test part is read once, after the last trial.
 *
 * A stop or a spent budget ends it early: what has finished is concluded from and the outcome says so.
 *
 * @throws GradusError for options that make no study, when the store holds another study or another run has it
 */
export async function runStudy(asked: StudyOptions, surroundings: StudySurroundings): Promise<StudyResult> {
  ensureStudyOptions(asked);
  const options = { ...asked, task: auditedTask(asked.task, asked.network) };
  ensureOptions("runStudy", surroundings, SURROUNDINGS);
  ensureTuning(options, "runStudy");
  ensureConcludable(options, surroundings);
  const { store = noStore } = surroundings;
  const release = await store.lock();
  try {
    return await runLocked(options, surroundings);
  } finally {
    await release();
  }
}

async function runLocked(options: StudyOptions, surroundings: StudySurroundings): Promise<StudyResult> {
  const planned = await planStudy(options, surroundings);
  const { session } = planned;
  try {
    const result = await conclude(session, await trained(planned));
    if (result.study.outcome === "complete") await session.underWay?.clear();
    return result;
  } finally {
    session.deadline.clear(); // a timer left would keep the process alive until the budget's end
  }
}

/** All runs; then their threads have given their memory back, as scoring may need it. */
async function trained(planned: PlannedStudy): Promise<Stage> {
  const { session } = planned;
  try {
    const tuned = await replan(planned, await tune(planned));
    return await evaluate(session, await choose(planned, tuned));
  } finally {
    await session.executor.end?.();
  }
}
