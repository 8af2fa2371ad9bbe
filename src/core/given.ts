import { GradusError } from "./errors.js";
import { hasMembers } from "./rules.js";
import { shown } from "./shown.js";

/**
 * Checks what a method of somebody's own member returned, once, where it is called: every part must be there. Else the first use of a
 * missing part would be a TypeError that names nothing of theirs.
 *
 * @param method the member and its method, e.g. 'optimizer "mine": `plan`'
 * @param parts names of what is needed, "apply()" being a method
 * @returns what was given
 * @throws GradusError naming the method and the parts that are missing
 */
export function ensureGiven<Given>(method: string, given: Given, parts: readonly string[]): Given {
  const missing = parts.filter((part) => !hasMembers(given, [part]));
  if (missing.length === 0) return given;
  const got = given === undefined ? "nothing" : `${shown(given)} without ${missing.join(", ")}`;
  throw new GradusError(`${method} must return an object with ${parts.join(", ")}, got ${got}.`);
}
