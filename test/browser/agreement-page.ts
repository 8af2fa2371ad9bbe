import { elementaryFingerprints } from "../../src/core/numeric/elementary/testing/fingerprint.js";
import {
  activations,
  addingTask,
  annealed,
  buildNetwork,
  randomStream,
  selectKernels,
  train,
  weights,
} from "../../src/index.js";
import { FORMS } from "../../src/kernels/contract.js";
import { availableBuilds } from "../../src/kernels/wasm/module.js";
import { disagreement, randomCase } from "../../src/kernels/wasm/testing/cases.js";

/** Runs in a page and in a Web Worker: every build against the reference, then a training run; what it found is posted or left behind. */
const { kernels, reason } = selectKernels({ engine: "auto" });
const found = availableBuilds().flatMap((build) =>
  FORMS.flatMap((form) =>
    activations.names.map((activation, k) => ({
      what: `${build}, ${form}, ${activation}`,
      form,
      ...disagreement(randomCase(1000 + k, form, activation), build),
    })),
  ),
);

const training = train({
  network: buildNetwork({ inputSize: 2, hiddenSizes: [12] }),
  data: addingTask({ length: 6, train: 300, validation: 60, test: 1, stream: randomStream(1) }),
  objective: weights(),
  sigma: annealed({ sigma0: 0.5 }),
  epochs: 5,
  seed: 1,
});
training.result().then(({ records }) => {
  const validationErrors = records.map(({ validation }) => validation);
  const isWorker = typeof document === "undefined";
  const agreement = {
    engine: kernels.name,
    reason,
    isWorker,
    isolated: crossOriginIsolated,
    found,
    fingerprints: elementaryFingerprints(),
    validationErrors,
  };
  if (isWorker) postMessage(agreement);
  else Object.assign(globalThis, { agreement });
});
