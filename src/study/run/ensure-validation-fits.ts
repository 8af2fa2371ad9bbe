import { GradusError } from "../../core/errors.js";
import type { StudyOptions } from "../spec/options.js";
import { pilotMethod } from "../spec/pilots.js";
import type { StudySize } from "../spec/size.js";
import { foldWindows } from "../spec/task.js";
import { type BudgetOptions, type Costs, enoughSeconds, estimateSeconds, fitBudget } from "../tune/budget.js";
import { requestedSize } from "./asked-study.js";

/** Validation windows that a smaller table must leave for it to be worth a study: with fewer, the budget is too short in other ways. */
const FEWEST = 1000;

interface ValidationCost {
  readonly costs: Costs;
  /** Seconds of the budget that planning has taken. */
  readonly spent: number;
  readonly workers: number;
}

/**
 * Throws for a new study whose time budget cannot be kept for its validation windows alone. A budget thins the training windows; those of validation stay as
 * they are, since errors, targets and baselines are all of the same, and a part of them would be another criterion. Each run measures them many times
 * over, so that of millions no more than that would be done in the budget: told before anything runs, with how many rows do.
 *
 * A budget that is too short in any other way is none of this: see `shortBudget`.
 */
export function ensureValidationFits(options: StudyOptions, { costs, spent, workers }: ValidationCost): void {
  const { timeBudgetSeconds, methods, task } = options;
  if (timeBudgetSeconds === null) return;
  const plan = { methods, pilot: pilotMethod(options), costs, workers, foldWindows: foldWindows(task) };
  const { all, rest } = leastSeconds(requestedSize(options), plan);
  const enough = enoughSeconds(all) + spent;
  if (enough <= timeBudgetSeconds) return;
  const usable = (timeBudgetSeconds - spent) / enoughSeconds(1);
  const share = (usable - rest) / (all - rest);
  const { windows } = task.record.parts.validation;
  if (!(share * windows >= FEWEST)) return;
  throw new GradusError(
    `runStudy: \`timeBudgetSeconds\` must let every run measure the ${windows} validation windows after each epoch, which takes the smallest study ` +
      `${inWords(all)} here, got ${timeBudgetSeconds} s. Keep at most ${roundedDown(share * task.record.rows)} of the ${task.record.rows} rows, or give ` +
      `${inWords(enough)} or more, or no limit.`,
  );
}

/** Of the study that the budget would leave, and of that without its validations. */
function leastSeconds(requested: StudySize, plan: Omit<BudgetOptions, "seconds">) {
  const least = fitBudget(requested, { ...plan, seconds: Number.MIN_VALUE });
  const unvalidated = { ...plan, costs: { ...plan.costs, validation: 0 } };
  return { all: estimateSeconds(least, plan), rest: estimateSeconds(least, unvalidated) };
}

/** To two digits. */
function roundedDown(rows: number): number {
  const [first, second, ...others] = String(Math.floor(rows));
  return Number(`${first}${second ?? ""}${"0".repeat(others.length)}`);
}

/** Rounded up. */
function inWords(seconds: number): string {
  return seconds < 55 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
