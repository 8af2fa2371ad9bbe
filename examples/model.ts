import { adam, buildNetwork, makeWindows, splitSeries, train } from "gradus";
import { forecastSeries, modelRecord } from "gradus/model";
import { loadModel, saveModel } from "gradus/node";

const rows = 400;
const values = Float64Array.from({ length: rows }, (_, k) => 20 + 5 * Math.sin(k / 4) + 3 * Math.sin(k / 11));
const series = {
  source: "tide",
  columns: [{ name: "level", values }],
  time: null, // no dates: rows are counted
  segments: [{ name: "tide", start: 0, end: rows }],
  rows,
};
const names = { inputs: ["level"], targets: ["level"] };
const reach = { window: 24, horizon: { from: 1, to: 3 } }; // 24 rows in, the next three out, all at once
const data = makeWindows({ series, split: splitSeries(series), ...names, ...reach });
const network = buildNetwork({ inputSize: 1, hiddenSizes: [16], outputSize: 3 });

const { best } = await train({ network, data, optimizer: adam(), epochs: 30, seed: 1 }).result();
if (best === null) throw new Error("It diverged: take a smaller learning rate.");

const { inputScaler, targetScaler } = data;
const { epoch, validation: validationError, parameters } = best;
const training = { method: "adam", source: "tide", seed: 1, epoch, validationError, testError: null };
const model = modelRecord({ network: network.spec, ...reach, inputScaler, targetScaler, training, parameters });
await saveModel("out/tide.json", model);

const forecasts = forecastSeries(await loadModel("out/tide.json"), series);
for (const { label, forecast } of forecasts.slice(-3)) console.log(label, forecast[0]?.toFixed(1)); // beyond the end
