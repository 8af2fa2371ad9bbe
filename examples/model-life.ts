import { adam, buildNetwork, makeWindows, splitSeries, type TrainingState, train } from "gradus";
import { forecastSeries, modelRecord, networkIn } from "gradus/model";
import { loadModel, saveModel } from "gradus/node";

const rows = 400;
const values = Float64Array.from({ length: rows }, (_, k) => 20 + 5 * Math.sin(k / 4) + 3 * Math.sin(k / 11));
const segments = [{ name: "tide", start: 0, end: rows }];
const series = { source: "tide", columns: [{ name: "level", values }], time: null, segments, rows };
const choice = { series, inputs: ["level"], targets: ["level"], window: 24, horizon: 1 };
const data = makeWindows({ ...choice, split: splitSeries(series) });
const network = buildNetwork({ inputSize: 1, hiddenSizes: [8] });
const options = { network, optimizer: adam(), epochs: 20, seed: 1 };
const { best } = await train({ ...options, data }).result();
if (best === null) throw new Error("It diverged: take a smaller learning rate.");

// Save, with all that a forecast needs beside the weights.
const { inputScaler, targetScaler } = data;
const about = { method: "adam", source: "tide", seed: 1, testError: null };
const training = { ...about, epoch: best.epoch, validationError: best.validation };
const parts = { network: network.spec, window: 24, horizon: 1, inputScaler, targetScaler, training };
await saveModel("out/model-life.json", modelRecord({ ...parts, parameters: best.parameters }));

// Load, and predict: the last row lies after the table's end.
const model = await loadModel("out/model-life.json");
const next = forecastSeries(model, series).at(-1);
console.log("next", next?.label, next?.forecast[0]?.toFixed(1));

// Refit: no row held back, to the epoch that was best while some were. Of a study: refit({ study, series }) of gradus/study.
const all = makeWindows({ ...choice, split: splitSeries(series, { validationShare: 0, testShare: 0 }) });
const onAll = { train: all.train, validation: all.train }; // nothing is chosen by it: `until` has been
const refitted = await train({ ...options, data: onAll, until: best.epoch }).result();
console.log("refit", refitted.best?.epoch === best.epoch, all.train.length - data.train.length);

// Continue from given weights, on windows that are scaled as they were.
const before = networkIn(model);
const more = await train({ ...options, network: before.network, data, initial: before.parameters, epochs: 5 }).result();
console.log("continued", more.initialValidation?.toFixed(4) === best.validation.toFixed(4));

// Resume a run that was cut off: from a state that it handed out, to the same bits.
const states: TrainingState[] = [];
const cut = train({ ...options, data, checkpoint: { seconds: 0, save: (state) => void states.push(state) } });
for await (const { epoch } of cut) if (epoch === 3) break;
const whole = await train({ ...options, data, from: states[0] ?? null }).result();
console.log("resumed", whole.best?.validation === best.validation);
