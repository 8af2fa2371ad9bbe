import type { Series } from "../series.js";
import type { Split } from "../split.js";

/** Shares of the rows that are to be given; one that is left out stays as it is. */
export type FittingShares = { readonly [Share in "validationShare" | "testShare"]?: number };

/**
 * The least shares, in hundredths, by which every part of a series of one segment has so many rows. Null where there are none, and for a split that is not
 * the one of `splitSeries` in order of time.
 */
export function fittingShares({ rows, segments }: Series, split: Split, span: number): FittingShares | null {
  const [train, validation, test] = [split.train[0], split.validation[0], split.test[0]];
  const end = test?.start ?? rows;
  if (segments.length !== 1 || !train || !validation || (test?.end ?? rows) !== rows) return null;
  const gap = validation.start - train.end;
  if (test && end - validation.end !== gap) return null;
  const isTrainShort = train.end - train.start < span;
  const asksValidation = isTrainShort || validation.end - validation.start < span;
  const asksTest = test !== undefined && (isTrainShort || rows - end < span);
  // A share that stays is known from its rows alone, which may move a cut by one.
  const room = test === undefined || asksValidation === asksTest ? span : span + 1;
  for (let k = 1; k < 100; k++) {
    const share = k / 100;
    const testShare = asksTest ? share : (rows - end) / rows;
    const to = Math.round(rows * (1 - testShare));
    const from = Math.round(rows * (1 - testShare - (asksValidation ? share : (end - validation.start) / rows)));
    if (Math.min(from, to - from) - gap >= room && (test === undefined || rows - to >= room))
      return { ...(asksValidation && { validationShare: share }), ...(asksTest && { testShare: share }) };
  }
  return null;
}
