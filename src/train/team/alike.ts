import { ensure } from "../../core/errors.js";
import type { FloatArray } from "../../core/float-array.js";
import type { ResolvedTrainOptions } from "../options.js";
import type { Team } from "./team.js";

/** Numbers that a run starts from, by name: whole ones, or arrays of any. */
type Beginnings = Readonly<Record<string, number | ArrayLike<number>>>;

/** What a run begins with, at its first step or where an earlier one was left. */
export function beginningsOf(
  { kernels, data: { train }, batchSize, epochs }: ResolvedTrainOptions,
  parameters: FloatArray,
  steps: number,
): Beginnings {
  return {
    engine: [...kernels.name].map((letter) => letter.codePointAt(0)!),
    "initial weights": parameters,
    "training windows": train.inputs,
    "order of the windows": train.starts,
    "batch size": batchSize,
    epochs,
    "steps that are done": steps,
  };
}

/**
 * Throws, in every member, unless all begin with the same numbers: members that differ would add up gradients of different
 * networks and never notice.
 *
 * @throws GradusError that names what differs
 */
export function ensureAlike(team: Team, beginnings: Beginnings): void {
  if (team.worldSize === 1) return;
  for (const [name, value] of Object.entries(beginnings)) {
    const own = typeof value === "number" ? value : digest(value);
    const sum = Float64Array.of(own);
    team.allReduce(sum);
    // Where one differs, some member is away from the mean; that it is, all must hear.
    const strangers = Float64Array.of(sum[0] === own * team.worldSize ? 0 : 1);
    team.allReduce(strangers);
    ensure(
      strangers[0] === 0,
      () =>
        `train: every member of a team must have the same ${name}, and they differ. ` +
        "Make the options from the input and seeds alone, with no clock and no unseeded random numbers.",
    );
  }
}

/** A whole number that changes with any of the values and with their order. */
function digest(values: ArrayLike<number>): number {
  let hash = 1;
  for (let k = 0; k < values.length; k++) {
    hash = Math.imul(hash ^ Math.round(values[k]! * 1e6), 0x01000193) + k;
  }
  return (hash >>> 0) + values.length;
}
