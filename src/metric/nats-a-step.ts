import { binaryCrossEntropy } from "../loss/binary-cross-entropy.js";
import type { Metric } from "./contract.js";
import { plainLoss } from "./plain-loss.js";

/** Mean over the outputs. */
const mean = plainLoss(binaryCrossEntropy);

/**
 * Binary cross entropy of all outputs of a step together, in nats: the sum over the notes of a frame, as results on polyphonic music are given.
 *
 *     mean over steps of sum_o [softplus(n_o) - y_o n_o]
 */
export const natsAStep: Metric = {
  ...mean,
  name: "nats-a-step",
  add(sums, rows) {
    const before = sums[0]!;
    mean.add(sums, rows);
    sums[0]! += (rows.outputSize - 1) * (sums[0]! - before);
  },
};
