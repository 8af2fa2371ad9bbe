import { randomStream } from "../../core/numeric/random.js";
import type { Segment, Series } from "../series.js";
import type { RowRange, Split } from "../split.js";
import { groupCounts } from "./group-counts.js";
import type { Shares } from "./shares.js";

/**
 * Fold k of K (from 1) by whole segments, drawn in an order of the seed's: the first `validationShare` of them validate, in every fold; the next
 * `testShare` are dealt out to the folds' test parts; all others train.
 *
 * So no segment that tests in any fold validates in another.
 */
export function byGroup({ segments }: Series, shares: Shares, fold: number): Split {
  const order = Array.from(randomStream(shares.seed).permutation(segments.length), (k) => segments[k]!);
  const { validation, test } = groupCounts(segments.length, shares);
  const dealt = (k: number) => validation + Math.round((test * k) / shares.folds);
  const validates = new Set(order.slice(0, validation));
  const tests = new Set(order.slice(dealt(fold - 1), dealt(fold)));
  const rows = (isOf: (segment: Segment) => boolean): RowRange[] =>
    segments.filter(isOf).map(({ name, start, end }) => ({ segment: name, start, end }));
  return {
    train: rows((segment) => !validates.has(segment) && !tests.has(segment)),
    validation: rows((segment) => validates.has(segment)),
    test: rows((segment) => tests.has(segment)),
  };
}
