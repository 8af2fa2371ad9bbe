import { GradusError } from "../../core/errors.js";
import { frames } from "./frames.js";
import { idx } from "./idx.js";
import { type LookedAt, lookAt } from "./looked-at.js";
import { isProse } from "./prose.js";
import { sktime } from "./sktime.js";

/** Whether a file or folder clearly holds sequences and not a table of one series; false where it cannot be read. */
export async function looksLikeSequences(file: string): Promise<boolean> {
  try {
    return isClear(await lookAt(file));
  } catch (error) {
    if (error instanceof GradusError) return false;
    throw error;
  }
}

function isClear(looked: LookedAt): boolean {
  return (
    [idx, sktime, frames].some(({ fits }) => fits(looked, { signal: new AbortController().signal })) || isProse(looked)
  );
}
