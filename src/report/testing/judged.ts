import { summarise } from "../../study/judge/summaries.js";
import { targetFrom } from "../../study/judge/target.js";
import { judge } from "../../study/judge/verdict.js";
import type { StudyRecord } from "../../study/records/study.js";

/** Trials planned in the synthetic studies; told where a study ended early. */
const TRIALS_PLANNED = 64;

/** The study with target, summaries and verdict as the judge of real studies finds them in its trials. */
export function judged(study: Omit<StudyRecord, "target" | "summaries" | "verdict">): StudyRecord {
  const { trials, methods, criteria, baselines, scores, plan, outcome } = study;
  const target = targetFrom(trials, { given: null, methods });
  const summaries = summarise({ trials, target, methods, batchSizes: plan.batchSizes });
  const verdict = judge({
    ...{ summaries, trials, target, methods, criteria, baselines, scores, plan, outcome },
    trialsPlanned: TRIALS_PLANNED,
  });
  return { ...study, target, summaries, verdict };
}
