import type { FloatArray } from "../core/float-array.js";
import type { RandomStream } from "../core/numeric/random.js";
import { DropoutMasks } from "../objective/dropout-masks.js";
import { batchesOf, type PlannedBatch } from "./batches.js";
import { noiseStream, type WatchedStream, watched } from "./noise-stream.js";
import type { ResolvedTrainOptions } from "./options.js";
import { planForTeam } from "./team/team-pass.js";

interface BatchPlaces {
  readonly parameters: FloatArray;
  readonly gradient: FloatArray;
  /** (windows), the epoch's order. */
  readonly order: Uint32Array;
  /** The run's. */
  readonly random: RandomStream;
}

/** The batches of an epoch, and what is drawn in their steps. */
export interface PlannedBatches {
  readonly batches: readonly PlannedBatch[];
  /** The streams that steps draw from. */
  readonly noise: readonly WatchedStream[];
  /** Null where nothing is left out. */
  readonly dropout: DropoutMasks | null;
}

/** Plans the objective once for each size of batch. */
export function planBatches(
  { network, kernels, data: { train }, objective, loss, batchSize, dropout: probability, team }: ResolvedTrainOptions,
  { order, random, ...places }: BatchPlaces,
): PlannedBatches {
  const noise: WatchedStream[] = [];
  const watch = (stream: RandomStream) => {
    const drawn = watched(stream);
    noise.push(drawn);
    return drawn.stream;
  };
  const dropout = probability > 0 ? new DropoutMasks(probability, watch(random.fork("dropout"))) : null;
  const plan = (batch: number) => {
    const spec = {
      ...places,
      network,
      kernels,
      loss,
      batch,
      steps: train.window,
      scored: train.scored,
      hasLengths: train.lengths !== null,
      hasWeights: train.weights !== null,
      random: watch(noiseStream(random, batch)),
      dropout,
    } as const;
    return planForTeam(objective, spec, team);
  };
  return { batches: batchesOf(order, { batchSize, team, plan }), noise, dropout };
}
