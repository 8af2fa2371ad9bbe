import { canReadMore } from "../view/can-read-more.js";
import type { Recogniser } from "./situation.js";

/** No network, of any method at any batch size, has a lower test error than a forecast without one. */
export const simpleWins: Recogniser<"simple-wins"> = ({ summaries, baselines, task }) => {
  const measured = summaries.flatMap(({ method, testError }) => (testError === null ? [] : [{ method, testError }]));
  const [best] = measured.toSorted((a, b) => a.testError - b.testError);
  if (best === undefined) return [];
  return baselines
    .filter(({ testError }) => testError <= best.testError)
    .toSorted((a, b) => a.testError - b.testError)
    .map(({ name, testError }) => ({
      baseline: name,
      error: testError,
      network: best.method,
      networkError: best.testError,
      isLonger: canReadMore(task),
    }));
};
