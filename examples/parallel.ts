import { isMainThread } from "node:worker_threads";
import { annealed, buildNetwork, makeWindows, momentum, splitSeries, type TrainOptions, weights } from "gradus";
import { readTable, trainParallel } from "gradus/node";

/** Called in every thread: the same options there, since functions cannot be sent to threads. */
export default async function recipe(): Promise<TrainOptions> {
  const { series, inputs, targets } = await readTable("samples/seattle-weather.csv", { target: ["temp_max"] });
  const data = makeWindows({ series, split: splitSeries(series), inputs, targets, window: 24 });
  return {
    network: buildNetwork({ inputSize: inputs.length, hiddenSizes: [100] }),
    data,
    objective: weights(),
    sigma: annealed({ sigma0: 0.5 }),
    optimizer: momentum(),
    batchSize: 64, // each of two threads takes 32 rows of it
    epochs: 10,
    seed: 1,
    errorScale: data.errorFactor,
  };
}

if (isMainThread) {
  const run = trainParallel({ recipe: import.meta.url, workers: 2 });
  for await (const { epoch, validation, secondsTraining } of run) {
    console.log(epoch, validation.toFixed(3), `${secondsTraining.toFixed(2)} s`);
  }
}
