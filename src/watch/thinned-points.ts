import type { CurvePoints } from "../study/records/live.js";
import type { EpochRecord } from "../study/records/trial.js";

/** A curve that grows without growing: beyond twice `most` points every second one goes, and from then on every second epoch. */
export class ThinnedPoints {
  readonly #most: number;
  #kept: EpochRecord[] = [];
  #stride = 1;
  #last: EpochRecord | null = null;
  readonly #lowest = lowestSoFar();

  constructor(most: number) {
    this.#most = most;
  }

  add(told: EpochRecord): void {
    const epoch = this.#lowest(told);
    this.#last = epoch;
    if (epoch.epoch % this.#stride !== 0 && epoch.epoch !== 1) return;
    this.#kept.push(epoch);
    if (this.#kept.length <= 2 * this.#most) return;
    this.#stride *= 2;
    this.#kept = this.#kept.filter(({ epoch }, k) => k === 0 || epoch % this.#stride === 0);
  }

  /** The last epoch is always among them. */
  points(): CurvePoints {
    const last = this.#last;
    const shown = last === null || this.#kept.at(-1) === last ? this.#kept : [...this.#kept, last];
    return pointsOf(shown);
  }
}

/** Epochs with the lowest validation error so far, those within epochs among them, so that none is lost with an epoch that is left out. */
export function lowestSoFar(): (epoch: EpochRecord) => EpochRecord {
  let lowest = Number.POSITIVE_INFINITY;
  return (epoch) => {
    for (const { validationError } of [...epoch.within, epoch]) if (validationError < lowest) lowest = validationError;
    return Number.isFinite(epoch.validationError) ? { ...epoch, validationError: lowest } : epoch;
  };
}

/** Epochs by quantity. */
export function pointsOf(epochs: readonly EpochRecord[]): CurvePoints {
  return {
    epoch: epochs.map(({ epoch }) => epoch),
    validationError: epochs.map(({ validationError }) => short(validationError)),
    steps: epochs.map(({ steps }) => steps),
    smoothedSteps: epochs.map(({ smoothedSteps }) => smoothedSteps),
    secondsTraining: epochs.map(({ secondsTraining }) => short(secondsTraining) ?? 0),
    secondsWall: epochs.map(({ secondsWall }) => short(secondsWall) ?? 0),
    sigma: epochs.map(({ sigma }) => short(sigma) ?? 0),
    learningRate: epochs.map(({ learningRate }) => short(learningRate) ?? 0),
  };
}

/** Six digits are more than a screen shows, and half of what a number takes in full. */
function short(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
}
