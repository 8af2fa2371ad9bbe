import { buildNetwork } from "../../network/build.js";
import { multiplyAdds } from "../../network/multiply-adds.js";
import { trainParallel } from "../threads/train-parallel.js";
import type { EngineOptions } from "../threads/worker-messages.js";

/** Size of a training step of one recurrent layer. */
export interface StepShape {
  readonly batch: number;
  readonly steps: number;
  readonly inputs: number;
  readonly hidden: number;
}

/** Task of a bench thread. */
export interface BenchStep {
  readonly shape: StepShape;
  /** Name in the registry of objectives. */
  readonly objective: string;
  readonly engine: EngineOptions;
  readonly stepsAnEpoch: number;
  readonly epochs: number;
}

export interface StepTimeQuestion {
  readonly shape: StepShape;
  readonly objective: string;
  readonly engine: EngineOptions;
  readonly workers: number;
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
  shape,
  objective,
  engine,
  workers,
  seconds,
  signal,
}: StepTimeQuestion): Promise<number> {
  const stepsAnEpoch = Math.max(1, Math.min(300, Math.round((seconds * GUESS_FLOPS) / EPOCHS / stepFlops(shape))));
  const input: BenchStep = { shape, objective, engine, stepsAnEpoch, epochs: EPOCHS };
  const run = trainParallel({ recipe: new URL("./recipe.js", import.meta.url), input, workers, signal });
  const { records } = await run.result();
  let fastest = Number.NaN;
  for (let k = 1; k < records.length - 1; k++) {
    const epoch = records[k]!.secondsTraining - records[k - 1]!.secondsTraining;
    if (!(epoch > fastest)) fastest = epoch;
  }
  return fastest / stepsAnEpoch;
}

/** Floating-point operations of the products of one plain step: two for each multiply-add. */
export function stepFlops({ batch, steps, inputs, hidden }: StepShape): number {
  return 2 * batch * steps * multiplyAdds(buildNetwork({ inputSize: inputs, hiddenSizes: [hidden] }));
}
