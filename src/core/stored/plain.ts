import type { GradusError } from "../errors.js";
import { shown } from "../shown.js";

/**
 * Throws unless the value is what a JSON text can hold: numbers that are finite, texts, true, false, null, and lists and plain
 * objects of such. A schema alone would not tell an empty typed array, or a class's instance, from a plain object.
 *
 * @param refusal of any other value: what is wrong, without the full stop
 */
export function ensurePlain(value: unknown, refusal: (problem: string) => GradusError): void {
  const found = notPlain(value, "");
  if (found)
    throw refusal(
      `${found.path === "" ? "the record" : `"${found.path}"`} must be plain data, got ${shown(found.value)}`,
    );
}

/** The first part that is none, null where all are. */
function notPlain(value: unknown, path: string): { readonly path: string; readonly value: unknown } | null {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return null;
  if (typeof value !== "object" || !isPlainObject(value)) return { path, value };
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue; // not written, like a field that is left out
    const found = notPlain(inner, path === "" ? key : `${path}.${key}`);
    if (found) return found;
  }
  return null;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
