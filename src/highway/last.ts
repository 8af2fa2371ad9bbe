import { ensure } from "../core/errors.js";
import { quoted } from "../core/listed.js";
import type { Windows } from "../data/windows.js";
import type { Highway } from "../network/highway.js";

/** The first target that the windows do not read; undefined: they read all of them. */
export function unreadTarget({ inputScaler, targetScaler }: Windows): string | undefined {
  return targetScaler.columns.find((name) => !inputScaler.columns.includes(name));
}

/** @param owner where the kind was given, e.g. "networkFor: `highway`" */
export function ensureTargetsRead(windows: Windows, owner: string): void {
  const unread = unreadTarget(windows);
  ensure(
    unread === undefined,
    () =>
      `${owner} "last" adds the last value of each target, so every target must be among the inputs, got inputs without ${quoted(unread!)}. ` +
      'Add it to `inputs`, or take "linear" or "none".',
  );
}

/**
 * The last value of each target's own column, for every row ahead. Scalers of inputs and targets may differ:
 *
 *     target = (sd_in x + mean_in - mean_target) / sd_target
 *
 * Of targets that enter as logarithms, the last logarithm.
 *
 * @throws GradusError for a target that is no input
 */
export function lastHighway(windows: Windows, owner: string): Highway {
  ensureTargetsRead(windows, owner);
  const { train, inputScaler: from } = windows;
  const to = enteredScaler(windows);
  const { inputSize: I, outputSize: O, outputsPerTarget: K = 1 } = train;
  const { columns } = windows.targetScaler;
  const coefficients = new Float32Array((I + 1) * O);
  for (let o = 0; o < O; o++) {
    const c = Math.floor(o / K) % columns.length;
    const i = from.columns.indexOf(columns[c]!);
    coefficients[i * O + o] = from.sd[i]! / to.sd[c]!;
    coefficients[I * O + o] = (from.mean[i]! - to.mean[c]!) / to.sd[c]!;
  }
  return { kind: "last", rows: 1, inputs: null, coefficients };
}

/** Mean and sd of the targets as they enter. */
function enteredScaler({ train: { undo }, targetScaler }: Windows): Pick<Windows["targetScaler"], "mean" | "sd"> {
  if (!undo?.log) return targetScaler;
  return { mean: Float64Array.from(undo.log, ({ mean }) => mean), sd: Float64Array.from(undo.log, ({ sd }) => sd) };
}
