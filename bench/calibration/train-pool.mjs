// Runs of one method, a seed each: its curve of validation errors by steps, and the test error of the best weights.
import { buildNetwork, metrics, Predictor, selectKernels, train } from "gradus";

/** First seed; those of `gradus poc` are far below. */
const FIRST_SEED = 100_000;
const VALIDATIONS_PER_EPOCH = 3;

export async function trainPool({ windows, hidden, batchSize, epochs }, { seeds, options }) {
  const { kernels } = selectKernels();
  const { inputSize, outputSize } = windows.train;
  const network = buildNetwork({ inputSize, outputSize, hiddenSizes: [hidden] });
  const held = kernels.allocate(network.layout.length);
  const predictor = new Predictor({ network, kernels, parameters: held, window: windows.test.window });
  const testError = (parameters) => {
    held.set(parameters);
    return predictor.measure(windows.test, metrics.get("rmse")) * windows.errorFactor;
  };
  const runs = [];
  for (let k = 0; k < seeds; k++) {
    const run = train({
      ...options,
      ...{ network, kernels, batchSize, epochs },
      data: windows,
      seed: FIRST_SEED + k,
      errorScale: windows.errorFactor,
      validationsPerEpoch: VALIDATIONS_PER_EPOCH,
    });
    const { initialValidation, records, best } = await run.result();
    const points = records.flatMap(({ within, steps, smoothedSteps, validation }) => [
      ...within,
      { steps, smoothedSteps, validation },
    ]);
    runs.push({
      initial: rounded(initialValidation),
      steps: points.map(({ steps }) => steps),
      smoothedSteps: points.map(({ smoothedSteps }) => smoothedSteps),
      errors: points.map(({ validation }) => rounded(validation)),
      best: best && rounded(best.validation),
      test: best && rounded(testError(best.parameters)),
    });
  }
  return runs;
}

function rounded(value) {
  return Number(value.toPrecision(6));
}
