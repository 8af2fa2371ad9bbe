import type { EvaluationSize } from "../records/evaluation-size.js";
import type { StudyManifest } from "../records/manifest.js";

/**
 * All that a time budget has cut, in words. A study that is taken up again keeps to the cuts of the run that planned it, as its
 * finished trials are of that size; where this run was given another budget, or none, that is said among them.
 */
export function budgetChanges(
  { decided: { budget } }: StudyManifest,
  evaluationSize: EvaluationSize | null,
  timeBudgetSeconds: number | null,
): string[] {
  if (budget === null) return [];
  const changes = [...budget.changes, ...(evaluationSize?.changes ?? [])];
  if (changes.length === 0 || budget.seconds === timeBudgetSeconds) return changes;
  const now = timeBudgetSeconds === null ? "none" : `${timeBudgetSeconds} s`;
  return [
    ...changes,
    `kept from an earlier run, which had ${budget.seconds} s; this one was given ${now}. For the whole size, run it in another folder`,
  ];
}
