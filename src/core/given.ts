import { ensure } from "./errors.js";
import { isObject, type Rule } from "./options.js";
import { shown } from "./shown.js";

/**
 * Checks what a method of somebody's own member returned, once, where it is called: every part that a rule names must be there. Else the
 * first use of a missing part would be a TypeError that names nothing of theirs.
 *
 * @param method the member and its method, e.g. 'optimizer "mine": `plan`'
 * @returns what was given
 * @throws GradusError naming the method and the first part that is missing or of another kind
 */
export function ensureGiven<Given>(
  method: string,
  given: Given,
  parts: Readonly<Record<string | symbol, Rule>>,
): Given {
  const names = Reflect.ownKeys(parts);
  const known = names.map(String).join(", ");
  ensure(
    isObject(given),
    () => `${method} must return an object with ${known}, got ${received(given)}. Return that object.`,
  );
  for (const name of names) {
    const { what, allows, isRequired } = parts[name]!;
    const value = (given as Readonly<Record<string | symbol, unknown>>)[name];
    ensure(
      allows(value) || (value === undefined && !isRequired),
      () =>
        `${method} must return an object whose \`${String(name)}\` is ${what}, got ${received(value)}. ` +
        `Such an object has ${known}.`,
    );
  }
  return given;
}

function received(value: unknown): string {
  return value === undefined ? "nothing" : shown(value);
}
