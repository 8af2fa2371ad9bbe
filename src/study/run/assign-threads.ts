import { stepsRun } from "../../data/by-length.js";
import { buildNetwork } from "../../network/build.js";
import { multiplyAdds } from "../../network/multiply-adds.js";
import { stepsOfPass } from "../../network/reading.js";
import type { NetworkSpec } from "../../network/spec.js";
import { GROUP } from "../../train/team/team.js";
import type { PlannedTrial, TrialSpec } from "../spec/trial.js";

export interface ThreadOptions {
  /** Threads that may work at once. */
  readonly workers: number;
  /** Most of them that may share one trial. Default: all */
  readonly most?: number;
  readonly network: NetworkSpec;
  /** What says how many steps a sequence runs. */
  readonly train: Parameters<typeof stepsRun>[0];
  readonly trainWindows: number;
}

/** Multiply-adds of one thread in a microsecond: an ordinary processor and the 128-bit kernels (bench/results/engine.md). */
const RATE = 20_000;
/** Microseconds of a step that no thread takes off another: packing the weights, readout, loss and update. */
const STEP_OVERHEAD = 6;
const PARAMETER_OVERHEAD = 0.002;
/** Microseconds that it takes to meet once, and to add one parameter's gradient of one member. */
const MEETING = 20;
const ADDITION = 0.001;
/** A split must promise this much before it is worth other bits than those of one thread. */
const LEAST_GAIN = 1.1;

/**
 * The specs with the number of threads that each trial gets: one, several trials side by side, or a few for each when there
 * are fewer trials than threads (or a rest of them) and batches large enough to share. The same for all trials of the list,
 * so that their training times can be compared.
 *
 * By a model of the costs, not a clock: the same plan on as many workers always gets the same, bit for bit.
 */
export function assignThreads(specs: readonly PlannedTrial[], options: ThreadOptions): TrialSpec[] {
  const { workers, most = workers } = options;
  const load = loadOf(options);
  let threads = 1;
  let least = makespan(specs, 1, load) / LEAST_GAIN;
  for (let count = 2; count <= Math.min(most, workers); count++) {
    const span = makespan(specs, count, load);
    if (span < least) [threads, least] = [count, span];
  }
  return specs.map((spec) => ({ ...spec, threads }));
}

/** The numbers of a study that the model of the costs reads. */
interface Load extends Pick<ThreadOptions, "workers" | "trainWindows"> {
  /** That a sequence runs in batches of so many, on average. */
  readonly steps: (batchSize: number) => number;
  /** Of one sequence at one step of time. */
  readonly multiplyAddsPerRow: number;
  readonly parameters: number;
}

function loadOf({ network: spec, train, ...options }: ThreadOptions): Load {
  const network = buildNetwork(spec);
  const known = new Map<number, number>();
  const steps = (batchSize: number) => {
    const found = known.get(batchSize) ?? stepsOfPass(network, stepsRun(train, batchSize));
    known.set(batchSize, found);
    return found;
  };
  return { ...options, steps, multiplyAddsPerRow: multiplyAdds(network), parameters: network.layout.length };
}

/** Microseconds until the last trial ends when teams of `threads` take them off the list in turn. */
function makespan(specs: readonly PlannedTrial[], threads: number, load: Load): number {
  const teams = new Float64Array(Math.floor(load.workers / threads));
  for (const { batchSize, epochs } of specs) {
    const steps = epochs * Math.ceil(load.trainWindows / batchSize);
    const next = teams.indexOf(Math.min(...teams));
    teams[next]! += steps * stepMicroseconds(batchSize, threads, load);
  }
  return Math.max(0, ...teams);
}

/** Of a plain training step: what diffusion adds can be shared just as well. */
function stepMicroseconds(batchSize: number, threads: number, load: Load): number {
  const { steps, multiplyAddsPerRow, parameters } = load;
  const rows = Math.ceil(batchSize / GROUP / threads) * GROUP;
  const work = (rows * steps(batchSize) * multiplyAddsPerRow) / RATE;
  const meeting = threads === 1 ? 0 : MEETING + ADDITION * threads * parameters;
  return work + STEP_OVERHEAD + PARAMETER_OVERHEAD * parameters + meeting;
}
