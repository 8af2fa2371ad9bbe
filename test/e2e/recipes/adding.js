// Options of a training run, made anew in every thread of trainParallel.
import { addingTask, annealed, buildNetwork, momentum, objectives, randomStream } from "gradus";

/** The adding problem; `input` overrides anything, by name where it is an objective. */
export default function recipe({
  objective = "weights",
  unseeded = false,
  cell = "elman",
  hiddenSizes = [12],
  windows = 100,
  length = 8,
  ...changes
}) {
  const stream = randomStream(unseeded ? Math.floor(1e6 * Math.random()) : 1);
  return {
    network: buildNetwork({ inputSize: 2, hiddenSizes, cell }),
    data: addingTask({ length, train: 500, validation: windows, test: 1, stream }),
    objective: objectives.get(objective),
    sigma: annealed({ sigma0: 0.5 }),
    optimizer: momentum(),
    batchSize: 60, // the last batch, of 20, has fewer groups of 8 rows than some teams have members
    epochs: 4,
    seed: 1,
    ...changes,
  };
}
