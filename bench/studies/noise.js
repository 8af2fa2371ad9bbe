// node bench/studies/noise.js: distance of the closed forms' gradients from the mean over weight noise, on the adding problem, for each recurrent cell, at
// drawn weights and at weights that Adam has trained for 60 epochs. Some ten minutes.
import {
  activation,
  adam,
  addingTask,
  buildNetwork,
  gather,
  initialise,
  losses,
  noiseDistance,
  plain,
  randomStream,
  referenceKernels,
  train,
  weights,
} from "gradus";

console.log("Adding T=10, H=20, 64 windows, 8 estimates of 32 antithetic pairs.\n");
console.log("| cell | weights | sigma | objective | distance | explained by sampling | cosine |");
console.log("|---|---|---|---|---|---|---|");
const data = addingTask({ length: 10, train: 1000, validation: 200, test: 1, stream: randomStream(30) });
const indices = Uint32Array.from({ length: 64 }, (_, k) => k);
const kernels = referenceKernels({ precision: "float64" });
for (const cell of ["elman", "gru", "lstm"]) {
  const network = buildNetwork({ cell, inputSize: 2, hiddenSizes: [20] });
  const drawn = kernels.allocate(network.layout.length);
  initialise(network.layout, drawn, { random: randomStream(1) });
  const { best } = await train({ network, data, optimizer: adam(), learningRate: 0.01, epochs: 60, seed: 1 }).result();
  measure({ cell, network, at: "drawn", values: drawn });
  measure({ cell, network, at: "trained", values: best.parameters });
}

function measure({ cell, network, at, values }) {
  const parameters = kernels.allocate(network.layout.length);
  parameters.set(values);
  const gradient = kernels.allocate(network.layout.length);
  for (const sigma of [0.1, 0.3, 1]) {
    for (const objective of [weights(), activation(), plain()]) {
      const spec = { network, kernels, loss: losses.get("squared"), batch: 64, steps: 10, scored: "last" };
      const { gradientDistance, samplingError, cosine } = noiseDistance({
        objective,
        spec: { ...spec, parameters, gradient, random: randomStream(2) },
        fill: ({ batch }) => gather(data.train, indices, batch),
        sigma,
      });
      const cells = [gradientDistance, samplingError, cosine].map((value) => value.toFixed(3));
      console.log(`| ${cell} | ${at} | ${sigma} | ${objective.name} | ${cells.join(" | ")} |`);
    }
  }
}
