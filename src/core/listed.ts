import { visible } from "./visible.js";

const MOST_CHARACTERS = 80;
const MOST_NAMES = 12;

/** A name out of somebody's data, visible and no longer than a line. */
export function shortened(name: string): string {
  return visible(name.length > MOST_CHARACTERS ? `${name.slice(0, MOST_CHARACTERS)}...` : name);
}

/** The same in quotes. */
export function quoted(name: string): string {
  return `"${shortened(name)}"`;
}

/**
 * The first of many names, and how many more there are.
 *
 * @example
 * listed(["a", "b", "c"], 2); // "a, b and 1 more"
 */
export function listed(names: readonly string[], most = MOST_NAMES): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
