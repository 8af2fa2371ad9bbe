// The tasks and methods of the pools: one setting a method, near the best that tuning found.
import { addingTask, makeWindows, momentum, plain, randomStream, sgd, sigmaRules, splitSeries, weights } from "gradus";
import { readTable } from "gradus/node";

export async function poolTasks() {
  return [adding(), await weather()];
}

function adding() {
  const stream = randomStream(1).fork("adding");
  const windows = addingTask({ length: 10, train: 2000, validation: 500, test: 1000, stream });
  const methods = methodsAt({ sgd: 0.0397, momentum: 0.0067, diffusion: 0.0067 });
  return { name: "adding", windows, hidden: 32, batchSize: 16, epochs: 60, methods };
}

async function weather() {
  const { series, inputs, targets } = await readTable("samples/seattle-weather.csv", { target: ["temp_max"] });
  const split = splitSeries(series, { validationShare: 0.2, testShare: 0.2 });
  const windows = makeWindows({ series, split, inputs, targets, window: 24, horizon: 1 });
  const methods = methodsAt({ sgd: 0.0362, momentum: 0.0051, diffusion: 0.0051 });
  return { name: "weather", windows, hidden: 32, batchSize: 16, epochs: 40, methods };
}

function methodsAt(rates) {
  return [
    { name: "sgd", seeds: 150, options: { optimizer: sgd(), objective: plain(), learningRate: rates.sgd } },
    {
      name: "momentum",
      seeds: 100,
      options: { optimizer: momentum(), objective: plain(), learningRate: rates.momentum },
    },
    {
      name: "diffusion",
      seeds: 60,
      options: {
        optimizer: momentum(),
        objective: weights(),
        sigma: sigmaRules.get("auto").rule,
        learningRate: rates.diffusion,
      },
    },
  ];
}
