import {
  addingTask,
  annealed,
  elman,
  randomStream,
  referenceKernels,
  selectKernels,
  train,
  weights,
} from "../../src/index.js";
import { type Case, difference, type Results, run } from "../../src/kernels/wasm/testing/agreement.js";

/** Runs in a page and in a Web Worker: the same networks on both engines, then a training run; what it found is posted or left behind. */
const forms = ["plain", "smoothed", "moments"] as const;
const activations = ["tanh", "erf", "relu", "logistic"];

const { kernels, reason } = selectKernels({ engine: "auto" });
const errors = forms.flatMap((form) =>
  activations.map((activation, k) => {
    const noisy = form === "plain" ? 0 : 1;
    const test: Case = {
      seed: 7 + k,
      form,
      activation,
      batch: 5 + 4 * k,
      steps: 7,
      inputSize: 3,
      hiddenSizes: k % 2 === 0 ? [13] : [9, 6],
      outputSize: 2,
      emit: k % 2 === 0 ? "last" : "all",
      depth: 7,
      noise: { unit: 0.3 * noisy, input: 0.05 * noisy, recurrent: 0.02 * noisy, bias: 0.01 * noisy },
      penaltyWeight: 0.01 * noisy,
    };
    const got = run(kernels, test);
    const expected = run(referenceKernels(), test);
    const isNoise = (name: string) => name.includes("oise"); // sums over all units and steps, with cancellation
    const arrays = difference(
      got,
      pick(expected, (name) => !isNoise(name)),
    );
    const sums = difference(got, pick(expected, isNoise));
    return { what: `${form} ${activation}: ${arrays.name}, ${sums.name}`, arrays: arrays.error, sums: sums.error };
  }),
);

const training = train({
  network: elman({ inputSize: 2, hiddenSize: 12 }),
  data: addingTask({ length: 6, train: 300, validation: 60, test: 1, stream: randomStream(1) }),
  objective: weights(),
  sigma: annealed({ sigma0: 0.5 }),
  epochs: 5,
  seed: 1,
});
training.result().then(({ records }) => {
  const validationErrors = records.map(({ validationError }) => validationError);
  const isWorker = typeof document === "undefined";
  const agreement = { engine: kernels.name, reason, isWorker, isolated: crossOriginIsolated, errors, validationErrors };
  if (isWorker) postMessage(agreement);
  else Object.assign(globalThis, { agreement });
});

function pick(results: Results, wanted: (name: string) => boolean): Results {
  return Object.fromEntries(Object.entries(results).filter(([name]) => wanted(name)));
}
