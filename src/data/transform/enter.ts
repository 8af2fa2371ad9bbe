import { quoted } from "../../core/listed.js";
import { fitScaler, type Scaler } from "../scaler.js";
import type { Series } from "../series.js";
import type { RowRange } from "../split.js";
import { ensureNonNegative, fitShift, loggedSeries } from "./log.js";
import type { TargetTransform } from "./names.js";
import type { Undo } from "./undo.js";

interface EnterOptions {
  readonly transform: readonly TargetTransform[];
  /** Of the targets as they are. */
  readonly targetScaler: Scaler;
  /** The training part. */
  readonly ranges: readonly RowRange[];
}

/** Targets as networks are to see them. */
export interface Entered {
  /** The series with its targets transformed. */
  readonly series: Series;
  /** Of the targets there. */
  readonly scaler: Scaler;
  /** Null: nothing was done. */
  readonly undo: Undo | null;
  readonly notes: readonly string[];
}

/**
 * Transforms the targets of a series by what the training part alone says.
 *
 * @throws GradusError for a training value below 0, or a later one that has no logarithm
 */
export function enter(series: Series, { transform, targetScaler, ranges }: EnterOptions): Entered {
  const nonNegative = transform.includes("non-negative");
  const isLog = transform.includes("log");
  if (!isLog && !nonNegative) return { series, scaler: targetScaler, undo: null, notes: [] };
  const { columns } = targetScaler;
  if (nonNegative) for (const name of columns) ensureNonNegative(series, name, { ranges, transform: "non-negative" });
  const own = { nonNegative, mean: [...targetScaler.mean], sd: [...targetScaler.sd] };
  if (!isLog) return { series, scaler: targetScaler, undo: { log: null, ...own }, notes: [] };
  const shifts = new Map(columns.map((name) => [name, fitShift(series, name, ranges)]));
  const logged = loggedSeries(series, shifts);
  const scaler = fitScaler({ series: logged, columns, ranges });
  const log = columns.map((name, c) => ({ shift: shifts.get(name)!, mean: scaler.mean[c]!, sd: scaler.sd[c]! }));
  return { series: logged, scaler, undo: { log, ...own }, notes: [...shifts].map(logNote) };
}

function logNote([name, shift]: readonly [name: string, shift: number]): string {
  const words =
    shift === 0
      ? `${quoted(name)} enters as its logarithm.`
      : `${quoted(name)} enters as the logarithm of itself + ${shift}: the training part holds 0, and ${shift} is its smallest value above.`;
  return `${words} Networks forecast its median, not its mean.`;
}
