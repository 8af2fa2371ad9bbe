import { type Steadiness, steadiness } from "./steadiness.js";

/** A reading that reads every cell of a column, and its moments. */
export interface Attempt<Reading> {
  readonly reading: Reading;
  readonly milliseconds: Float64Array;
}

/** The reading that makes the steadier steps; or two that nothing decides between. */
export type Decision<Reading> =
  | { readonly chosen: Attempt<Reading>; readonly others: readonly Attempt<Reading>[] }
  | { readonly undecided: readonly [Attempt<Reading>, Attempt<Reading>] };

/** Of two readings with irregular steps the better one has half as many at most: days that are missing make no difference, days that are months do. */
const CLEARLY = 0.5;

/**
 * Decides between readings by the steps over the whole column: fewer against the direction of time, then fewer that are not the usual one, which
 * may be months, quarters or workdays as well as days and hours. January to December is as steady as twelve days of January: then nothing is decided.
 *
 * A reading that is only suspected, since it is refused, must be the steadier one to count.
 */
export function decideReading<Reading extends { readonly refusal?: string }>(
  attempts: readonly Attempt<Reading>[],
): Decision<Reading> {
  const distinct = attempts.filter(
    ({ milliseconds }, k) => !attempts.slice(0, k).some((before) => isSame(before.milliseconds, milliseconds)),
  );
  if (distinct.length === 1) return { chosen: distinct[0]!, others: [] };
  const ranked = distinct
    .map((attempt) => ({ attempt, steps: steadiness(attempt.milliseconds) }))
    .toSorted(
      (a, b) =>
        a.steps.against - b.steps.against ||
        (a.steps.irregular === b.steps.irregular ? 0 : a.steps.irregular - b.steps.irregular) ||
        Number(a.attempt.reading.refusal !== undefined) - Number(b.attempt.reading.refusal !== undefined),
    );
  const [best, ...others] = ranked;
  const rival = others.find(
    ({ attempt, steps }) => attempt.reading.refusal === undefined && !isClear(best!.steps, steps),
  );
  if (rival !== undefined) return { undecided: [best!.attempt, rival.attempt] };
  return { chosen: best!.attempt, others: others.map(({ attempt }) => attempt) };
}

function isClear(best: Steadiness, other: Steadiness): boolean {
  if (best.against < other.against) return true;
  return best.irregular < other.irregular && best.irregular <= CLEARLY * other.irregular;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((moment, row) => moment === b[row]);
}
