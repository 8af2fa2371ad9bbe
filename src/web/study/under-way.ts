import type { LiveRecord } from "../contract/messages.js";
import { type PackedTrial, type Quantity, quantityOf } from "./packed-trial.js";

type RunUnderWay = LiveRecord["underWay"][number];

/** What an epoch has in it of a run's setting, its weights and its data. */
const TELLING = ["validationError", "learningRate", "sigma"] as const satisfies readonly Quantity[];
/** Where no epoch is in both curves, as they are thinned: a rate is held through a run. */
const OF_ANY_EPOCH = ["learningRate"] as const satisfies readonly Quantity[];

/**
 * The runs of a snapshot that have not finished meanwhile: the snapshot and the finished runs come by different ways, in any order. A run that
 * is done anew, as with a setting of more tuning, has the name of the finished one and another course: it is under way.
 */
export function stillUnderWay(
  live: LiveRecord | null,
  finished: ReadonlyMap<string, PackedTrial>,
): readonly RunUnderWay[] {
  return (live?.underWay ?? []).filter((run) => {
    const trial = finished.get(run.id);
    return trial === undefined || !isSameRun(trial, run);
  });
}

/** By an epoch that both curves have: of a run that was taken up from a checkpoint the first ones are not told. */
function isSameRun(trial: PackedTrial, { points }: RunUnderWay): boolean {
  if (trial.length === 0 || points.epoch.length === 0) return false;
  const places = new Map(Array.from(quantityOf(trial, "epoch"), (epoch, k) => [epoch, k]));
  const common = points.epoch.findIndex((epoch) => places.has(epoch));
  const [own, other] = common < 0 ? [0, 0] : [common, places.get(points.epoch[common]!)!];
  return (common < 0 ? OF_ANY_EPOCH : TELLING).every((name) => {
    const value = points[name][own] ?? Number.NaN;
    return Object.is(quantityOf(trial, name)[other], Math.fround(value));
  });
}
