import { GradusError } from "../../core/errors.js";
import { besideOf } from "./files-of.js";
import { holdsFrames } from "./frames.js";
import { isIdx } from "./idx.js";
import { type LookedAt, lookAt } from "./looked-at.js";
import { countdownNameOf, testNameOf } from "./pairs.js";
import { isProse } from "./prose.js";
import { isSktime } from "./sktime.js";

/**
 * Whether a file clearly holds sequences and is no table of one series: by how it begins, or by the test part that lies beside it, unless a forecast is
 * asked for. A folder does; what cannot be looked at does not.
 */
export async function looksLikeSequences(file: string, asksForForecast = false): Promise<boolean> {
  if (file === "-") return false;
  try {
    const looked = await lookAt(file);
    if (looked.entries !== null || isIdx(looked.start) || isSktime(looked) || holdsFrames(looked) || isProse(looked))
      return true;
    return !asksForForecast && (await hasTestBeside(looked));
  } catch (error) {
    if (error instanceof GradusError) return false;
    throw error;
  }
}

/** train_ before a name is what series are called too: there the remaining steps of the test part must lie beside. */
async function hasTestBeside(looked: LookedAt): Promise<boolean> {
  if ((await besideOf(looked, testNameOf)) === null) return false;
  return !/^train_/.test(looked.name) || (await besideOf(looked, countdownNameOf)) !== null;
}
