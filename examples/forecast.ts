import { annealed, buildNetwork, makeWindows, momentum, splitSeries, train, weights } from "gradus";
import { readTable } from "gradus/node";

const { series, inputs, targets } = await readTable("samples/seattle-weather.csv", { target: ["temp_max"] });
const data = makeWindows({ series, split: splitSeries(series), inputs, targets, window: 24 });
const network = buildNetwork({ inputSize: inputs.length, hiddenSizes: [32], activation: "tanh" });

const run = train({
  network,
  data,
  objective: weights(), // the smoothed objective in closed form ...
  sigma: annealed({ sigma0: 0.5 }), // ... its width, linear to 0 over 60 % of the epochs
  optimizer: momentum(),
  learningRate: 0.01,
  batchSize: 16,
  epochs: 10,
  seed: 1,
  errorScale: data.errorFactor, // errors in degrees, not in standard deviations
});
for await (const { epoch, sigma, validation } of run) {
  console.log(epoch, sigma.toFixed(2), validation.toFixed(3));
}
const { best } = await run.result();
console.log(`best: ${best?.validation.toFixed(3)} degrees in epoch ${best?.epoch}`);
