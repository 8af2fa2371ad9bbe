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
 * @throws GradusError for a target that is no input
 */
export function lastHighway(windows: Windows, owner: string): Highway {
  ensureTargetsRead(windows, owner);
  const { train, inputScaler: from, targetScaler: to } = windows;
  const { inputSize: I, outputSize: O } = train;
  const coefficients = new Float32Array((I + 1) * O);
  for (let o = 0; o < O; o++) {
    const c = o % to.columns.length;
    const i = from.columns.indexOf(to.columns[c]!);
    coefficients[i * O + o] = from.sd[i]! / to.sd[c]!;
    coefficients[I * O + o] = (from.mean[i]! - to.mean[c]!) / to.sd[c]!;
  }
  return { kind: "last", rows: 1, inputs: null, coefficients };
}
