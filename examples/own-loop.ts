import { fileURLToPath } from "node:url";
import {
  addingTask,
  annealed,
  buildNetwork,
  gather,
  initialise,
  type Kernels,
  metrics,
  type Objective,
  type PlannedStep,
  Predictor,
  plain,
  plan,
  randomStream,
  selectKernels,
  weights,
} from "gradus";

const data = addingTask({ length: 10, train: 650, validation: 160, test: 160, stream: randomStream(1) });
const network = buildNetwork({ inputSize: 2, hiddenSizes: [16] });
const sigma = annealed({ sigma0: 0.3 });

/** Gives the step for batches of a size: 16 windows, and at the end of an epoch what is left of them, 650 = 40 x 16 + 10. */
function planner(objective: Objective, kernels: Kernels) {
  const steps = new Map<number, PlannedStep>();
  return (size: number) => {
    const step = steps.get(size) ?? plan({ network, objective, kernels, batch: { size, steps: data.train.window } });
    steps.set(size, step);
    return step;
  };
}

/** Stochastic gradient descent by hand. */
export function descend(kernels: Kernels, epochs: number) {
  const random = randomStream(1);
  const order = random.fork("order");
  const parameters = kernels.allocate(network.layout.length);
  initialise(network.layout, parameters, { random: random.fork("initial weights") });
  const stepFor = planner(plain(), kernels);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const windows = order.permutation(data.train.length);
    for (let from = 0; from < windows.length; from += 16) {
      const batch = windows.subarray(from, from + 16);
      const step = stepFor(batch.length);
      gather(data.train, batch, step.batch);
      const { gradient } = step(parameters, step.batch, 0);
      kernels.vector.addScaled(parameters, gradient, -0.05);
    }
  }
  return parameters;
}

/** The same with diffusion: the objective is another, and it is asked at a sigma that falls to 0. */
export function diffuse(kernels: Kernels, epochs: number) {
  const random = randomStream(1);
  const order = random.fork("order");
  const parameters = kernels.allocate(network.layout.length);
  initialise(network.layout, parameters, { random: random.fork("initial weights") });
  const stepFor = planner(weights(), kernels);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const windows = order.permutation(data.train.length);
    for (let from = 0; from < windows.length; from += 16) {
      const batch = windows.subarray(from, from + 16);
      const step = stepFor(batch.length);
      gather(data.train, batch, step.batch);
      const { gradient } = step(parameters, step.batch, sigma.at(epoch / (epochs - 1)));
      kernels.vector.addScaled(parameters, gradient, -0.05);
    }
  }
  return parameters;
}

/** All that the loops above took for granted. */
export const setting = { data, network, sigma };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { kernels } = selectKernels();
  for (const train of [descend, diffuse]) {
    const predictor = new Predictor({ network, kernels, parameters: train(kernels, 30), window: data.test.window });
    console.log(train.name, predictor.measure(data.test, metrics.get("rmse")).toFixed(3));
  }
}
