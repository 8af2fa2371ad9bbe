import type { Windows } from "../windows.js";
import { type SequenceTaskOptions, sequenceTask } from "./sequence-task.js";

/**
 * Parity: whether an even or an odd number of the bits seen is -1; every bit matters, and no linear forecast helps.
 *
 * Input (I = 1): in each row a bit, +1 or -1 with equal chance. Target: the product of all bits, asked for at the last row.
 * The mean forecast and the best linear one have error 1. There are 2^T sequences: for small T a training part can hold all.
 *
 * Source: the temporal parity problem, as in Hochreiter and Schmidhuber, Long short-term memory, 1997, section 1.
 *
 * @throws GradusError for a length below 2 or an empty part.
 */
export function parityTask(options: SequenceTaskOptions): Windows {
  return sequenceTask("parityTask", options, (random, inputs) => {
    let product = 1;
    for (let t = 0; t < inputs.length; t++) {
      inputs[t] = random.uniform() < 0.5 ? -1 : 1;
      product *= inputs[t]!;
    }
    return product;
  });
}
