import type { TrialResult, TrialSpec } from "../../../study/spec/trial.js";
import { MOST_FAILURES } from "../worker/exchange.js";

/** The result of a trial that no worker could bring to its end: the study goes on, and its verdict says so. */
export function setAsideResult(spec: TrialSpec, note: string | null): TrialResult {
  const { id, phase, method, batchSize, seed, fold, setting, threads } = spec;
  return {
    record: {
      ...{ id, phase, method: method.name, batchSize, seed, fold, setting, threads },
      learningRate: setting["rate.learningRate"] ?? method.recipe.rate.learningRate,
      sigma0: 0,
      outcome: "diverged",
      outcomeDetail: `after ${MOST_FAILURES} attempts that got nowhere, the last one: ${firstLine(note)}`,
      ...{ initialValidationError: null, startNote: null, epochs: [], bestValidationError: null, bestEpoch: null },
      ...{ testError: null, testErrorsByStep: null, secondsTotal: 0 },
      setAside: MOST_FAILURES,
    },
    parameters: null,
  };
}

function firstLine(note: string | null): string {
  return (note ?? "no word of it").split("\n")[0]!;
}
