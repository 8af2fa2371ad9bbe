import { enoughSeconds } from "../tune/budget.js";

/** A time budget that does not suffice for what is left of a study, cut as far as it can be. */
export interface ShortBudget {
  readonly budgetSeconds: number;
  /** Of wall time, for what is left, what has gone of the budget among it; and for the tuning alone. */
  readonly seconds: number;
  readonly tuningSeconds: number;
  /** A budget that would suffice. */
  readonly enoughSeconds: number;
  /** Runs that will be done, about, and all that are planned. */
  readonly reached: number;
  readonly trials: number;
}

/** What is left of a study: see `Outlook`. */
interface Left {
  readonly trials: number;
  readonly done: number;
  readonly seconds: number;
  readonly least: { readonly seconds: number; readonly tuningSeconds: number };
}

/** Null where the budget suffices; `spent` are seconds of it that have gone, on timing steps. */
export function shortBudget(
  { trials, done, seconds, least }: Left,
  { budgetSeconds, spent }: { readonly budgetSeconds: number | null; readonly spent: number },
): ShortBudget | null {
  if (budgetSeconds === null || least.seconds === 0) return null;
  const enough = enoughSeconds(least.seconds) + spent;
  if (enough <= budgetSeconds) return null;
  const share = Math.min(1, Math.max(0, budgetSeconds - spent) / seconds);
  return {
    ...{ budgetSeconds, trials },
    seconds: least.seconds + spent,
    tuningSeconds: least.tuningSeconds,
    enoughSeconds: enough,
    reached: done + Math.floor(share * (trials - done)),
  };
}
