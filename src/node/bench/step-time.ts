import type { Kernels } from "../../kernels/contract.js";
import { multiplyAdds } from "../../network/multiply-adds.js";
import { stepsOfPass } from "../../network/reading.js";
import type { EngineOptions } from "../../study/threads/messages.js";
import { train } from "../../train/train.js";
import { trainParallel } from "../threads/train-parallel.js";
import { type BenchStep, type BenchTaskName, benchNetwork, benchOptions, type StepShape } from "./options.js";

export interface StepTimeQuestion {
  readonly shape: StepShape;
  readonly cell: string;
  readonly task: BenchTaskName;
  readonly objective: string;
  readonly engine: EngineOptions;
  readonly workers: number;
  /** Trains on this thread by this engine, where no other thread can have one; null trains on threads. */
  readonly alone: Kernels | null;
  /** About how long to measure. */
  readonly seconds: number;
  readonly signal: AbortSignal;
}

/** A guess of the speed, for the number of steps. */
const GUESS_FLOPS = 3e10;
const EPOCHS = 6;

/**
 * Seconds of one training step, as `trainParallel` trains: batch, forward, back-propagation through time and SGD update; the
 * fastest of several epochs, sigma being above 0 where the objective diffuses. NaN when stopped before the second epoch.
 */
export async function stepTime({
  engine,
  workers,
  alone,
  seconds,
  signal,
  ...asked
}: StepTimeQuestion): Promise<number> {
  const stepsAnEpoch = Math.max(1, Math.min(300, Math.round((seconds * GUESS_FLOPS) / EPOCHS / stepFlops(asked))));
  const input: BenchStep = { ...asked, engine, stepsAnEpoch, epochs: EPOCHS };
  const run =
    alone === null
      ? trainParallel({ recipe: new URL("./recipe.js", import.meta.url), input, workers, signal })
      : train({ ...benchOptions(input), kernels: alone, signal });
  const { records } = await run.result();
  let fastest = Number.NaN;
  for (let k = 1; k < records.length - 1; k++) {
    const epoch = records[k]!.secondsTraining - records[k - 1]!.secondsTraining;
    if (!(epoch > fastest)) fastest = epoch;
  }
  return fastest / stepsAnEpoch;
}

/** Floating-point operations of the products of one plain step: two for each multiply-add; those of the readout are left out. */
export function stepFlops(asked: Pick<BenchStep, "shape" | "cell" | "task">): number {
  const network = benchNetwork(asked);
  const { batch, steps } = asked.shape;
  return 2 * batch * stepsOfPass(network, steps) * multiplyAdds(network);
}
