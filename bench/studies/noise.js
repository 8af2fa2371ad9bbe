// node bench/studies/noise.js: distance of the closed forms' gradients from the mean over weight noise, on the adding problem. No training.
import {
  activation,
  addingTask,
  buildNetwork,
  gather,
  initialise,
  losses,
  noiseDistance,
  plain,
  randomStream,
  referenceKernels,
  weights,
} from "gradus";

console.log("Adding T=10, H=20, 64 windows, 8 estimates of 32 antithetic pairs, at the initial weights.\n");
console.log("| sigma | objective | distance | explained by sampling | cosine |\n|---|---|---|---|---|");
const { train } = addingTask({ length: 10, train: 1000, validation: 1, test: 1, stream: randomStream(30) });
const network = buildNetwork({ inputSize: 2, hiddenSizes: [20] });
const kernels = referenceKernels({ precision: "float64" });
const parameters = kernels.allocate(network.layout.length);
initialise(network.layout, parameters, { random: randomStream(1) });
const indices = Uint32Array.from({ length: 64 }, (_, k) => k);
for (const sigma of [0.1, 0.3, 1]) {
  for (const objective of [weights(), activation(), plain()]) {
    const { gradientDistance, samplingError, cosine } = noiseDistance({
      objective,
      spec: {
        network,
        kernels,
        loss: losses.get("squared"),
        batch: 64,
        steps: 10,
        scored: "last",
        parameters,
        gradient: kernels.allocate(network.layout.length),
        random: randomStream(2),
      },
      fill: ({ batch }) => gather(train, indices, batch),
      sigma,
    });
    console.log(
      `| ${sigma} | ${objective.name} | ${gradientDistance.toFixed(3)} | ${samplingError.toFixed(3)} | ${cosine.toFixed(3)} |`,
    );
  }
}
