import * as explain from "../../src/explain/index.js";
import * as gradus from "../../src/index.js";
import { referenceKernels } from "../../src/kernels/reference/index.js";
import { wasmKernels } from "../../src/kernels/wasm/index.js";
import * as model from "../../src/model/index.js";
import { smallParts, smallSeries } from "../../src/model/testing/small-model.js";
import * as node from "../../src/node/index.js";
import { planSmall } from "../../src/objective/testing/plan.js";
import { geometricPath } from "../../src/schedule/sigma.js";
import * as study from "../../src/study/index.js";
import { surroundings } from "../../src/study/testing/surroundings.js";
import { exampleNames } from "../example-names.js";

/** A function that takes an options object, as plain JavaScript sees it: nothing is typed. */
export interface PublicFunction {
  readonly name: string;
  /** Options that it accepts. */
  readonly good: Readonly<Record<string, unknown>>;
  /** Numbers among its options, those with a default left out of `good` too. */
  readonly numbers: readonly string[];
  /** Calls it; what it throws comes as a rejection. */
  readonly call: (options: unknown) => Promise<unknown>;
}

const names = exampleNames();
const { series, data, network } = names as { series: object; data: { train: object }; network: object };
const split = gradus.splitSeries(names["series"] as never);
const kernels = referenceKernels();
const parameters = kernels.allocate((network as ReturnType<typeof gradus.buildNetwork>).layout.length);
const stream = gradus.randomStream(1);
const { pass, gradient, spec } = planSmall(gradus.weights(), {});
const sequences = { length: 5, train: 8, validation: 8, test: 8, stream };
const task = study.addingStudyTask(sequences);
const studyOptions = {
  task,
  network: study.networkFor(task, { hiddenSizes: [2] }),
  methods: study.methodsNamed(["sgd"]),
  criteria: study.defaultCriteria,
  size: { batchSizes: [4], epochs: 1, seeds: 1, tuningTrials: 1 },
  ...{ seed: 1, targetError: null, timeBudgetSeconds: null },
};
const modelParts = smallParts();
const weightsFile = model.exportModel(model.modelRecord(modelParts), { format: "safetensors" }).content;
const columns = { inputs: ["level", "flow"], targets: ["level"], notes: [], missing: "none" } as const;
const shares = { validationShare: 0.2, testShare: 0.2 };
const text = await node.readSequences("LICENSE");
const table = study.seriesTask({ series: smallSeries(60), ...columns, window: 3, horizon: 1, ...shares });
const ofTable = { ...studyOptions, task: table, network: study.networkFor(table, { hiddenSizes: [2] }) };
const finished = await study.runStudy(ofTable, surroundings());
const fills = () => {};
const now = () => performance.now();

/** Every public function with an options object: a new one is a line here. */
export const publicFunctions: readonly PublicFunction[] = [
  of(gradus.train, { network, data }, ["learningRate", "batchSize", "epochs", "until", "seed", "gain", "errorScale"]),
  of(gradus.trainPenalty, { network, data }, [
    "lambda",
    "rounds",
    "descentSteps",
    "resetEvery",
    "seed",
    "gain",
    "errorScale",
  ]),
  of(gradus.makeWindows, { series, split, inputs: ["value"], targets: ["value"], window: 4 }, ["window", "horizon"]),
  of(gradus.auditData, { series, split, inputs: ["value"], targets: ["value"], window: 4 }, ["window", "horizon"]),
  named("splitSeries", {}, ["validationShare", "testShare", "gap"], (options) =>
    gradus.splitSeries(series as never, options),
  ),
  named("splitFolds", {}, ["validationShare", "testShare", "folds", "gap"], (options) =>
    gradus.splitFolds(series as never, options),
  ),
  of(gradus.deriveInputs, { series, inputs: ["value"], ahead: 1 }, ["ahead"]),
  of(gradus.fitScaler, { series, columns: ["value"], ranges: split.train }, []),
  of(gradus.fitBaselines, { windows: data, origin: null }, []),
  of(gradus.addingTask, sequences, ["length", "train", "validation", "test"]),
  of(gradus.latchTask, sequences, ["length", "train", "validation", "test"]),
  of(gradus.parityTask, sequences, ["length", "train", "validation", "test"]),
  of(gradus.ridgeReadout, { network, kernels, parameters, objective: gradus.weights(), set: data.train, sigma: 0.1 }, [
    "sigma",
    "penalty",
  ]),
  named("initialise", { random: stream }, ["gain"], (options) =>
    gradus.initialise((network as gradus.Network).layout, parameters, options as never),
  ),
  of(gradus.solvedReadout, {}, ["penalty"]),
  of(gradus.pretrained, {}, []),
  of(gradus.linearStart, {}, ["alpha", "power"]),
  named("fitHighway", { kind: "linear" }, [], (options) => gradus.fitHighway(data as never, options as never)),
  of(gradus.plan, { network, objective: gradus.weights(), batch: { size: 2, steps: 3 } }, []),
  named("predict", { kernels }, [], (options) =>
    gradus.predict(network as never, parameters, data.train as never, options),
  ),
  of(gradus.buildNetwork, { inputSize: 1, hiddenSizes: [4] }, ["inputSize", "outputSize"]),
  of(gradus.referenceKernels, {}, []),
  of(gradus.selectKernels, {}, ["capacityBytes"]),
  of(wasmKernels, {}, ["capacityBytes"]),
  of(gradus.activation, {}, ["lambda"]),
  of(gradus.weights, {}, []),
  of(gradus.sampled, {}, ["pairs"]),
  of(gradus.straightThrough, {}, ["width"]),
  of(gradus.noiseDistance, { objective: gradus.weights(), spec, fill: fills, sigma: 0.1, pairs: 1, repeats: 2 }, [
    "sigma",
    "pairs",
    "repeats",
  ]),
  of(gradus.sgd, {}, ["maxNorm"]),
  of(gradus.momentum, {}, ["maxNorm", "decay"]),
  of(gradus.nesterov, {}, ["maxNorm", "decay"]),
  of(gradus.rmsProp, {}, ["maxNorm", "decay", "epsilon"]),
  of(gradus.adam, {}, ["maxNorm", "beta1", "beta2", "epsilon"]),
  of(gradus.adamW, {}, ["maxNorm", "beta1", "beta2", "epsilon", "weightDecay"]),
  of(gradus.muon, {}, ["maxNorm", "decay", "restFactor", "beta1", "beta2", "epsilon"]),
  of(gradus.soap, {}, ["maxNorm", "beta1", "beta2", "epsilon", "renewEvery"]),
  of(gradus.scaleByMuon, {}, ["decay", "restFactor", "beta1", "beta2", "epsilon"]),
  of(gradus.scaleBySoap, {}, ["beta1", "beta2", "epsilon", "renewEvery"]),
  of(gradus.scaleByRmsProp, {}, ["decay", "epsilon"]),
  of(gradus.scaleByAdam, {}, ["beta1", "beta2", "epsilon"]),
  of(gradus.scaleByMomentum, {}, ["decay"]),
  of(gradus.annealed, { sigma0: 1 }, ["sigma0", "annealFraction"]),
  of(gradus.fixedSigma, {}, ["sigma0"]),
  of(geometricPath, {}, ["sigma0", "endFactor", "annealFraction"]),
  of(gradus.linear, { start: 1, end: 2 }, ["start", "end"]),
  of(gradus.geometric, { start: 1, end: 2 }, ["start", "end"]),
  of(gradus.cosine, { start: 1, end: 2 }, ["start", "end"]),
  named("join", { until: 1, schedule: gradus.constant(1) }, ["until"], (part) => gradus.join([part])),
  of(gradus.sigmaAnnealedRate, { learningRate: 0.1, kappa: 1 }, ["learningRate", "kappa", "most"]),
  of(gradus.relativeGap, {}, ["sigma0", "annealFraction", "maxGap", "cut"]),
  of(gradus.onDemand, {}, ["sigma0", "annealFraction", "fall", "patience", "improvement"]),
  of(gradus.plateau, {}, ["sigma0", "annealFraction", "factor", "improvement", "patience", "gradientShare", "cut"]),
  of(gradus.singleLoop, {}, ["sigma0", "annealFraction", "eta", "gamma", "cut"]),
  of(gradus.huber, {}, ["delta"]),
  of(gradus.quantile, {}, ["tau"]),
  named("smoothed", { mean: 0, sd: 1 }, ["mean", "sd"], (options) =>
    gradus.smoothed(gradus.activations.get("tanh"), options),
  ),
  of(gradus.effectiveMemory, { pass, gradient, steps: 5, sigma: 0 }, ["steps", "sigma", "tolerance"]),
  named(
    "Predictor",
    { network, kernels, parameters, window: 4 },
    ["window", "batch"],
    (options) => new gradus.Predictor(options),
  ),
  of(gradus.teamMemory, { worldSize: 1, parameters: 3, slices: 1 }, ["worldSize", "parameters", "slices"]),
  of(
    study.seriesTask,
    {
      ...{ series, inputs: ["value"], targets: ["value"], notes: [], missing: "none" },
      ...{ window: 4, horizon: 1, validationShare: 0.2, testShare: 0.2 },
    },
    ["window", "horizon", "validationShare", "testShare"],
  ),
  of(study.addingStudyTask, sequences, ["length", "train", "validation", "test"]),
  of(study.sequenceStudyTask, { source: "latch", windows: gradus.latchTask(sequences) }, []),
  of(study.inlineExecutor, { kernels: () => kernels, now }, []),
  of(study.diffusionMethod, {}, ["annealFraction"]),
  named("runStudy", studyOptions, ["seed", "targetError", "timeBudgetSeconds"], (options) =>
    study.runStudy(options, surroundings()),
  ),
  named("estimateStudy", { kernels: () => kernels, now: () => performance.now(), workers: 1 }, ["workers"], (options) =>
    study.estimateStudy(studyOptions, options),
  ),
  of(study.refit, { study: finished.study, series: smallSeries(60), method: "sgd" }, ["seed"]),
  of(model.modelRecord, { ...modelParts }, ["window", "horizon"]),
  of(
    model.simpleModelRecord,
    {
      fitted: { kind: "last value" },
      window: 3,
      horizon: 1,
      inputScaler: modelParts.targetScaler,
      targetScaler: modelParts.targetScaler,
      training: { method: "last value", source: "small", validationError: 1, testError: null },
    },
    ["window", "horizon"],
  ),
  named(
    "ensembleRecord",
    { training: { method: "sgd", source: "small", validationError: 1, testError: null } },
    [],
    (options) => model.ensembleRecord([model.modelRecord(modelParts)], options),
  ),
  named("exportModel", { format: "onnx" }, [], (options) =>
    model.exportModel(model.modelRecord(modelParts), options as never),
  ),
  named(
    "importWeights",
    { network: gradus.buildNetwork(modelParts.network), file: "model.safetensors" },
    [],
    (options) => model.importWeights(weightsFile, options as never),
  ),
  named("forecastSeries", { kernels }, [], (options) =>
    model.forecastSeries(model.modelRecord(modelParts), smallSeries(6), options),
  ),
  of(explain.explain, { network, data, source: "sine", signal: AbortSignal.abort() }, ["seed", "errorScale"]),
  named("readTable", { target: ["wind"] }, [], (options) => node.readTable("samples/seattle-weather.csv", options)),
  named("readSequences", { task: "chars" }, ["channels", "cap"], (options) => node.readSequences("LICENSE", options)),
  of(study.sequenceDataTask, { data: text, window: 5 }, ["window", "validationShare", "testShare", "labelSmoothing"]),
  of(node.trainParallel, { recipe: "/project/recipe.js" }, ["workers"]),
  of(node.queueExecutor, { address: "postgres://me@db.example/lab", name: "out/study", kernels: () => kernels }, [
    "workers",
    "lostAfterSeconds",
  ]),
  of(node.workerPool, { modules: [import.meta.url] }, ["workers"]),
];

function of(
  call: (options: never) => unknown,
  good: Readonly<Record<string, unknown>>,
  numbers: readonly string[],
): PublicFunction {
  return named(call.name, good, numbers, call);
}

function named(
  name: string,
  good: Readonly<Record<string, unknown>>,
  numbers: readonly string[],
  call: (options: never) => unknown,
): PublicFunction {
  return { name, good, numbers, call: async (options) => call(options as never) };
}
