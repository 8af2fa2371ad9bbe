import { GradusError } from "../../core/errors.js";
import { besideOf } from "./files-of.js";
import { holdsFrames } from "./frames.js";
import { isIdx } from "./idx.js";
import { type LabelledGroups, labelledGroups } from "./labelled-groups.js";
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

/** The labelled groups that alone tell that a table without a task holds sequences, if `target` names their label or nothing; null for none. */
export async function labelledGroupsOf(file: string, target: string | undefined): Promise<LabelledGroups | null> {
  if (file === "-") return null;
  try {
    const looked = await lookAt(file);
    if (looked.entries !== null || !/\.(?:csv|tsv|tab|txt|dat)$/i.test(looked.name)) return null;
    const found = labelledGroups(looked);
    return target === undefined || target === found?.label ? found : null;
  } catch (error) {
    if (error instanceof GradusError) return null;
    throw error;
  }
}

/** train_ before a name is what series are called too: there the remaining steps of the test part must lie beside. */
async function hasTestBeside(looked: LookedAt): Promise<boolean> {
  if ((await besideOf(looked, testNameOf)) === null) return false;
  return !/^train_/.test(looked.name) || (await besideOf(looked, countdownNameOf)) !== null;
}
