import type { Sampler } from "./contract.js";
import { numberAt } from "./range.js";

/** Every number drawn uniformly over its range, by its scale: the yardstick of samplers (Bergstra and Bengio, 2012). */
export const random: Sampler = {
  name: "random",
  usesHistory: false,
  suggest: ({ space, trial, random }) => {
    const stream = random.fork(`trial ${trial}`);
    return Object.fromEntries(
      Object.entries(space).map(([place, range]) => [place, numberAt(range, stream.uniform())]),
    );
  },
};
