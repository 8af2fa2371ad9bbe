// Runs of one method, a seed each: validation errors at `steps`, the same for all runs, the first `smoothed` of which are at sigma > 0, and the
// test error of the weights that were best on validation.
import { buildNetwork, metrics, Predictor, selectKernels, train } from "gradus";

/** First seed; those of `gradus poc` are far below. */
const FIRST_SEED = 100_000;
/** As in a study. */
const VALIDATION_GROWTH = 1.2;

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
  let steps = [];
  const runs = [];
  for (let k = 0; k < seeds; k++) {
    const run = train({
      ...options,
      ...{ network, kernels, batchSize, epochs },
      data: windows,
      seed: FIRST_SEED + k,
      errorScale: windows.errorFactor,
      validationGrowth: VALIDATION_GROWTH,
    });
    const { initialValidation, records, best } = await run.result();
    const points = records.flatMap(({ within, ...end }) => [...within, end]);
    steps = points.map((point) => point.steps);
    runs.push({
      initial: rounded(initialValidation),
      smoothed: records.at(-1).smoothedSteps,
      best: best && rounded(best.validation),
      test: best && rounded(testError(best.parameters)),
      errors: points.map(({ validation }) => rounded(validation)),
    });
  }
  return { steps, runs };
}

function rounded(value) {
  return Number(value.toPrecision(6));
}
