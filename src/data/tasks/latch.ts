import type { Windows } from "../windows.js";
import { type SequenceTaskOptions, sequenceTask } from "./sequence-task.js";

/**
 * The latch: keep the bit that was set first while noise goes by.
 *
 * Input (I = 1): in row 0 the bit, +1 or -1 with equal chance; in the rows after it noise, normal with standard deviation .5.
 * Target: the bit, asked for at the last row. The mean forecast has error 1; a network that latches has error 0.
 *
 * Source: Bengio, Simard and Frasconi, Learning long-term dependencies with gradient descent is difficult, 1994, with the bit
 * given as an input instead of learned ones.
 *
 * @throws GradusError for a length below 2 or an empty part.
 */
export function latchTask(options: SequenceTaskOptions): Windows {
  return sequenceTask("latchTask", options, (random, inputs) => {
    const bit = random.uniform() < 0.5 ? -1 : 1;
    inputs[0] = bit;
    for (let t = 1; t < inputs.length; t++) inputs[t] = 0.5 * random.normal();
    return bit;
  });
}
