import { automaticStart, buildNetwork, cosine, makeWindows, soap, splitSeries, train } from "gradus";
import { readTable } from "gradus/node";

const { series, inputs, targets } = await readTable("samples/seattle-weather.csv", { target: ["temp_max"] });
const data = makeWindows({ series, split: splitSeries(series), inputs, targets, window: 24 });
const network = buildNetwork({ inputSize: inputs.length, hiddenSizes: [32] });
const diffusion = { initialiser: automaticStart(), path: { fraction: 0.3 } }; // the smoothed problem, solved, then followed to the real one
const learningRate = cosine({ start: 0.003, end: 0.00003 });
const run = train({ network, data, ...diffusion, optimizer: soap(), learningRate, errorScale: data.errorFactor });
for await (const { epoch, validation } of run) console.log(epoch, validation.toFixed(3));
const { initialValidation, best } = await run.result();
console.log(
  `start ${initialValidation?.toFixed(3)}, best ${best?.validation.toFixed(3)} degrees in epoch ${best?.epoch}`,
);
