import type { EpochRecord, TrialRecord } from "../study/records/trial.js";
import type { CompactTrial } from "../web/contract/messages.js";
import { lowestSoFar, pointsOf } from "./thinned-points.js";

/** Points of a finished curve: of ten thousand curves a band is drawn, for which they are more than enough. */
const MOST_POINTS = 60;

export function compactTrial(record: TrialRecord): CompactTrial {
  const { id, phase, method, batchSize, seed, fold, outcome, setAside } = record;
  const { initialValidationError, bestValidationError, bestEpoch, secondsTotal, threads, epochs } = record;
  return {
    ...{ id, phase, method, batchSize, seed, fold },
    outcome: setAside === undefined ? outcome : "setAside",
    ...{ initialValidationError, bestValidationError, bestEpoch, secondsTotal, threads },
    epochs: epochs.length,
    points: pointsOf(thinned(epochs.map(lowestSoFar()), bestEpoch)),
  };
}

/** Epochs at even distances; the first, the best and the last are among them. */
function thinned(epochs: readonly EpochRecord[], best: number | null): readonly EpochRecord[] {
  if (epochs.length <= MOST_POINTS) return epochs;
  const step = (epochs.length - 1) / (MOST_POINTS - 1);
  const kept = new Set(Array.from({ length: MOST_POINTS }, (_, k) => Math.round(k * step)));
  if (best !== null && best > 0) kept.add(best - 1);
  return [...kept].sort((a, b) => a - b).map((k) => epochs[k]!);
}
