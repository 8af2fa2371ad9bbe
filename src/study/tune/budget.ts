import type { MethodSpec } from "../records/method.js";
import type { CutRecord } from "../records/plan.js";
import type { TimedSteps } from "../records/step-cost.js";
import { PILOTS } from "../spec/pilots.js";
import { FEWEST_SEEDS, type StudySize } from "../spec/size.js";
import type { PlannedTrial } from "../spec/trial.js";
import { validationsOf } from "../spec/validations.js";
import { USABLE_OF_LEFT } from "./give-back.js";

/** Training costs on this machine, on one worker. */
export interface Costs {
  /** Of each method and batch size; null where a method's trainer takes no steps. */
  readonly steps: readonly TimedSteps[] | null;
  /** Seconds of one training step of a method at a batch size, averaged over a run. */
  readonly step: (method: MethodSpec, batchSize: number) => number;
  /** Seconds of one validation, of all its windows. */
  readonly validation: number;
}

/** Seconds that a trial takes on one worker. */
export function trialSeconds(costs: Costs, { method, batchSize, epochs, trainWindows }: TrialSize): number {
  const stepsPerEpoch = Math.ceil(trainWindows / batchSize);
  return (
    epochs * stepsPerEpoch * costs.step(method, batchSize) + validationsOf({ stepsPerEpoch, epochs }) * costs.validation
  );
}

interface TrialSize extends Pick<PlannedTrial, "method" | "batchSize" | "epochs"> {
  readonly trainWindows: number;
}

/** Part of the budget that trials may plan with; the rest is for reading data, scoring and writing. */
const USABLE_SHARE = 0.75;

/** Share of the first worker's speed that each further one adds: they share caches, memory and a machine with other things to do. */
const FURTHER_WORKER = 0.6;

/** Training windows that a budget leaves at the least. */
const FEWEST_WINDOWS = 200;

/** What the folds of a task change of the cost of its trials. */
interface Folds {
  /** Training windows that each has, in its order; tuning runs are of the first. */
  readonly foldWindows: readonly number[];
}

export interface BudgetOptions extends Folds {
  readonly seconds: number;
  readonly workers: number;
  readonly methods: readonly MethodSpec[];
  /** The method with pilot runs, if any. */
  readonly pilot: MethodSpec | undefined;
  readonly costs: Costs;
}

/** Seconds of wall time that the trials of a study take. */
export function estimateSeconds(
  size: StudySize,
  { methods, pilot, costs, workers, foldWindows }: Omit<BudgetOptions, "seconds">,
): number {
  const { batchSizes, epochs, trainWindows, seeds, tuningTrials } = size;
  let seconds = 0;
  for (const method of methods) {
    const runs = seeds + (method === pilot ? PILOTS : 0);
    for (const batchSize of batchSizes) {
      foldWindows.forEach((windows, k) => {
        const one = { method, batchSize, epochs, trainWindows: Math.min(windows, trainWindows) };
        seconds += trialSeconds(costs, one) * (runs + (k === 0 ? tuningTrials : 0));
      });
    }
  }
  return seconds / speedOf(workers);
}

/** Of several workers, in that of one. */
export function speedOf(workers: number): number {
  return 1 + FURTHER_WORKER * (workers - 1);
}

/** A time budget for trials that take so long. */
export function enoughSeconds(seconds: number): number {
  return seconds / USABLE_SHARE;
}

/**
 * Cuts the requested size down until they fit the budget, in this order: epochs to 30, tuning trials to 6, training windows to
 * 4,000, epochs to 15, batch sizes to the first, windows to 1,000, tuning trials to 4, seeds to 5, epochs to 8, windows to
 * 200. Every cut is the same for all methods.
 *
 * What still does not fit is left to the clock: the study then ends early and says so.
 */
export function fitBudget(requested: StudySize, options: BudgetOptions): StudySize {
  const usable = options.seconds * USABLE_SHARE;
  let size = requested;
  for (const cut of CUTS) {
    const excess = estimateSeconds(size, options) / usable;
    if (excess <= 1) break;
    size = cut(size, excess);
  }
  // Validations take their time however few the training windows are: one cut in proportion is then too small.
  while (size.trainWindows > FEWEST_WINDOWS) {
    const excess = estimateSeconds(size, options) / usable;
    if (!(excess > 1)) break;
    size = { ...size, trainWindows: Math.max(FEWEST_WINDOWS, Math.floor(size.trainWindows / Math.max(1.01, excess))) };
  }
  // A cut may have freed more than was needed: what decides most is given back, as far as there is room.
  for (const key of ["epochs", "trainWindows"] as const) {
    const room = usable / estimateSeconds(size, options);
    const more = { ...size, [key]: Math.min(requested[key], Math.floor(size[key] * room)) };
    if (more[key] > size[key] && estimateSeconds(more, options) <= usable) size = more;
  }
  return size;
}

type Cut = (size: StudySize, excess: number) => StudySize;

/** Shrinks a number in proportion to the excess, not below its floor. */
function shrink(key: "epochs" | "trainWindows", floor: number): Cut {
  return (size, excess) => ({
    ...size,
    [key]: Math.min(size[key], Math.max(floor, Math.floor(size[key] / excess))),
  });
}

const fewerTuning =
  (floor: number): Cut =>
  (size) => ({ ...size, tuningTrials: Math.min(size.tuningTrials, floor) });

const CUTS: readonly Cut[] = [
  shrink("epochs", 30),
  fewerTuning(6),
  shrink("trainWindows", 4000),
  shrink("epochs", 15),
  (size) => ({ ...size, batchSizes: size.batchSizes.slice(0, 1) }),
  shrink("trainWindows", 1000),
  fewerTuning(4),
  (size) => ({ ...size, seeds: Math.min(size.seeds, FEWEST_SEEDS) }),
  shrink("epochs", 8),
  shrink("trainWindows", FEWEST_WINDOWS),
];

/**
 * The part of the evaluation that fits into the seconds left, going by what the tuning runs took: all of it, with as many of the seeds that were cut
 * before as there is room for; else one batch size, else that with fewer seeds, down to 5. Less cannot decide anything; the clock then ends the study. What an earlier run has begun is never
 * cut, and costs nothing any more as far as it is finished: results that were seen would else be taken away.
 */
export function fitEvaluation(
  size: StudySize,
  { secondsLeft, mostSeeds = size.seeds, secondsPerSeed, secondsBefore, preferred, earlier }: EvaluationOptions,
): StudySize {
  const begun = (batchSize: number) => earlier(batchSize).begun;
  const kept = size.batchSizes.filter((batchSize) => batchSize === preferred || begun(batchSize) > 0);
  const fewest = Math.max(Math.min(FEWEST_SEEDS, size.seeds), ...kept.map(begun));
  const candidates: StudySize[] = [];
  for (let seeds = Math.max(mostSeeds, size.seeds); seeds >= size.seeds; seeds--) candidates.push({ ...size, seeds });
  for (let seeds = size.seeds; seeds >= fewest; seeds--) candidates.push({ ...size, batchSizes: kept, seeds });
  const seconds = ({ batchSizes, seeds }: StudySize) =>
    batchSizes.reduce(
      (sum, batchSize) =>
        sum +
        (begun(batchSize) > 0 ? 0 : secondsBefore(batchSize)) +
        (seeds - earlier(batchSize).finished) * secondsPerSeed(batchSize),
      0,
    );
  return candidates.find((candidate) => seconds(candidate) <= USABLE_OF_LEFT * secondsLeft) ?? candidates.at(-1)!;
}

export interface EarlierSeeds {
  readonly begun: number;
  readonly finished: number;
}

interface EvaluationOptions {
  readonly secondsLeft: number;
  /** Seeds that were asked for. Default: those of the size */
  readonly mostSeeds?: number;
  /** Wall time that one seed of every method takes at a batch size. */
  readonly secondsPerSeed: (batchSize: number) => number;
  /** Of the pilot runs. */
  readonly secondsBefore: (batchSize: number) => number;
  /** Seeds that earlier runs have begun to evaluate at a batch size, and those finished for all methods. */
  readonly earlier: (batchSize: number) => EarlierSeeds;
  /** The batch size to keep. */
  readonly preferred: number;
}

/** The cuts of a requested size. */
export function cutsOf(requested: StudySize, size: StudySize): CutRecord[] {
  const names = ["epochs", "tuningTrials", "trainWindows", "batchSizes", "seeds"] as const;
  return names
    .map((name) => ({ name, asked: inWords(requested[name]), now: inWords(size[name]) }))
    .filter(({ asked, now }) => asked !== now);
}

function inWords(value: number | readonly number[]): string {
  return typeof value === "number" ? String(value) : value.join(", ");
}
