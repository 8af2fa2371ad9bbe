// Options of the library's main functions with values of every wrong type and range, one to three at a time. Held to: refused in clear
// words, or a run whose numbers are numbers.
import * as gradus from "gradus";
import { inlineExecutor, runStudy, seriesTask } from "gradus/study";
import { series, stopAfter, studyOptions, studySurroundings, windowOptions } from "../material.mjs";
import { oddThing, oneOf, placesIn, replaced } from "../odd.mjs";
import { tried } from "../outcome.mjs";

const { buildNetwork, makeWindows, plan, sigmaRules, splitSeries, train, trainPenalty } = gradus;

/** Milliseconds after which a run that was asked to be long is stopped. */
const MOST = 300;

export const fuzzer = {
  name: "options",
  share: { seconds: 2, cases: 25 },
  start({ show }) {
    const targets = targetsOf();
    return {
      attempt(stream) {
        const { name, good, call, isRight } = oneOf(stream, targets);
        let options = good();
        const places = placesIn(plainPart(options));
        for (let k = 0; k <= stream.integer(3); k++)
          options = replaced(options, oneOf(stream, places), oddThing(stream));
        if (stream.integer(20) === 0)
          options = { ...options, [String(oneOf(stream, places)[0]).toUpperCase()]: oddThing(stream) };
        show({ name, options });
        return tried(name, () => call(options), isRight);
      },
    };
  },
};

function targetsOf() {
  const kernels = gradus.referenceKernels();
  const data = makeWindows(windowOptions());
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [2] });
  const numbers = { learningRate: 0.01, batchSize: 8, epochs: 2, seed: 1, gain: 1, errorScale: 1 };
  const objects = {
    objective: gradus.weights(),
    sigma: gradus.annealed({ sigma0: 0.5 }),
    optimizer: gradus.adam(),
    loss: gradus.squared,
  };
  const target = (name, good, call, isRight = () => true) => ({ name, good, call, isRight });
  return [
    target(
      "train",
      () => ({ network, data, ...numbers, ...objects, kernels, truncation: null, signal: stopAfter(MOST) }),
      (options) => recordsOf(train(options)),
      areNumbers,
    ),
    target(
      "train by a rule",
      () => ({
        network,
        data,
        ...numbers,
        objective: gradus.activation(),
        sigma: sigmaRules.get("relative-gap"),
        kernels,
        signal: stopAfter(MOST),
      }),
      (options) => recordsOf(train(options)),
      areNumbers,
    ),
    target(
      "trainPenalty",
      () => ({
        network,
        data,
        lambda: 1,
        rounds: 2,
        descentSteps: 2,
        resetEvery: 2,
        seed: 1,
        gain: 1,
        errorScale: 1,
        kernels,
        signal: stopAfter(MOST),
      }),
      (options) => recordsOf(trainPenalty(options)),
      areNumbers,
    ),
    target(
      "plan",
      () => ({ network, objective: gradus.weights(), batch: { size: 2, steps: 3 }, kernels }),
      (options) => plan(options),
    ),
    target(
      "makeWindows",
      () => windowOptions(),
      makeWindows,
      ({ train: { length }, errorFactor }) => length > 0 && errorFactor > 0,
    ),
    target(
      "splitSeries",
      () => ({ validationShare: 0.2, testShare: 0.2 }),
      (options) => splitSeries(series(40), options),
    ),
    target(
      "buildNetwork",
      () => ({
        inputSize: 2,
        hiddenSizes: [2, 3],
        outputSize: 1,
        cell: "elman",
        activation: "tanh",
        approximation: "best",
        highway: { kind: "last", rows: 1, inputs: null, coefficients: Float32Array.of(1, 0, 0.5) },
      }),
      buildNetwork,
    ),
    target(
      "seriesTask",
      () => ({
        ...windowOptions(),
        split: undefined,
        notes: [],
        missing: "none",
        validationShare: 0.2,
        testShare: 0.2,
      }),
      ({ split: _, ...options }) => seriesTask(options),
    ),
    target(
      "runStudy",
      () => studyOptions(),
      (options) => runStudy(options, studySurroundings(inlineExecutor, { signal: stopAfter(MOST) })),
      ({ study }) => ["complete", "stopped", "budget-spent"].includes(study.outcome),
    ),
    ...[
      [gradus.annealed, { sigma0: 1, annealFraction: 0.5 }],
      [gradus.relativeGap, { sigma0: 1, maxGap: 0.1, cut: 0.5 }],
      [gradus.plateau, { sigma0: 1, factor: 0.5, patience: 2 }],
      [gradus.linear, { start: 1, end: 0 }],
      [gradus.geometric, { start: 1, end: 0.5 }],
      [gradus.cosine, { start: 1, end: 0 }],
      [gradus.adamW, { beta1: 0.9, weightDecay: 0.1, maxNorm: 1 }],
      [gradus.muon, { decay: 0.9, restFactor: 0.5, maxNorm: 1 }],
      [gradus.soap, { beta1: 0.9, renewEvery: 2 }],
      [gradus.huber, { delta: 1 }],
      [gradus.addingTask, { length: 3, train: 4, validation: 4, test: 4, stream: gradus.randomStream(1) }],
      [gradus.sampled, { pairs: 2 }],
      [gradus.singleLoop, { sigma0: 1, eta: 0.1, gamma: 0.9 }],
      [gradus.onDemand, { sigma0: 1, fall: 0.5, patience: 2 }],
      [gradus.solvedReadout, { penalty: 0.1 }],
    ].map(([call, good]) => target(call.name, () => good, call)),
  ];
}

async function recordsOf(run) {
  const records = [];
  for await (const record of run) if (records.push(record) === 3) break;
  return { records, outcome: (await run.result()).outcome };
}

/** Diverging is an outcome, with a word; what is told as an epoch's figures must be figures. */
function areNumbers({ records, outcome }) {
  if (outcome.kind === "diverged") return outcome.detail.length > 10;
  return records.every(
    ({ sigma, learningRate }) => sigma >= 0 && Number.isFinite(sigma) && Number.isFinite(learningRate),
  );
}

/** The options with what is no plain data in them as one place. */
function plainPart(options) {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, isPlain(value) ? value : null]));
}

function isPlain(value) {
  if (typeof value !== "object" || value === null) return true;
  if (Object.keys(value).length > 8 || ![Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)))
    return false;
  return Object.values(value).every((inner) => typeof inner !== "function" && isPlain(inner));
}
