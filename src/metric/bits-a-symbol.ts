import { softmaxCrossEntropy } from "../loss/softmax-cross-entropy.js";
import type { Metric } from "./contract.js";
import { plainLoss } from "./plain-loss.js";

const nats = plainLoss(softmaxCrossEntropy());

/** Cross entropy of the symbol that comes next, in bits: log2 e of them are a nat. */
export const bitsASymbol: Metric = {
  ...nats,
  name: "bits-a-symbol",
  unit: "bits",
  value: (sums) => nats.value(sums) * Math.LOG2E,
};
