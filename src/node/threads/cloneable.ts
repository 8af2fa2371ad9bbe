import { GradusError } from "../../core/errors.js";
import { isObject } from "../../core/options.js";
import { shown } from "../../core/shown.js";

/**
 * What starts a thread with data of the user's, which the runtime copies. What cannot be copied, as a function, is told by its place in
 * `value`; it is looked for only then, since looking copies as well.
 */
export function withCloned<Made>(place: string, value: unknown, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Error && error.name === "DataCloneError")) throw error;
    const culprit = findUncloneable(place, value);
    throw new GradusError(
      `trainParallel: \`${place}\` must be plain data that can be copied to a thread, got ${shown(culprit.value)} at ${culprit.place}. ` +
        "Leave it out, or make it in the thread.",
    );
  }
}

interface Placed {
  readonly place: string;
  readonly value: unknown;
}

/** The innermost value that cannot be copied. */
function findUncloneable(place: string, value: unknown): Placed {
  const entries = Array.isArray(value) || isObject(value) ? Object.entries(value) : [];
  for (const [key, entry] of entries) {
    if (!isCloneable(entry))
      return findUncloneable(Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}`, entry);
  }
  return { place, value };
}

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
