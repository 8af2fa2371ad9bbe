import { GradusError } from "./errors.js";

/** A closed set of named items: the one place where a family's members are listed. */
export interface Registry<Item extends { readonly name: string }> {
  readonly names: readonly string[];
  readonly items: readonly Item[];
  /** The item of that name; an unknown name is an error that lists the nearest names. */
  get(name: string): Item;
}

/**
 * Makes a registry; a duplicate name is an error.
 *
 * @example
 * const shapes = registry("shape", [{ name: "circle" }, { name: "square" }]);
 * shapes.get("circle").name; // "circle"
 */
export function registry<Item extends { readonly name: string }>(
  family: string,
  items: readonly Item[],
): Registry<Item> {
  const byName = new Map<string, Item>();
  for (const item of items) {
    if (byName.has(item.name)) throw new GradusError(`${family}: "${item.name}" is registered twice.`);
    byName.set(item.name, item);
  }
  const names = [...byName.keys()];
  return {
    names,
    items,
    get(name) {
      const item = byName.get(name);
      if (item) return item;
      throw new GradusError(`Unknown ${family} "${name}".${suggestion(name, names)} Known: ${names.join(", ")}.`);
    },
  };
}

/** The names nearest to a mistyped one, nearest first, by edit distance; at most `most`. */
export function nearestNames(name: string, names: readonly string[], most = 3): string[] {
  return names
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 2)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function suggestion(name: string, names: readonly string[]): string {
  const [nearest] = nearestNames(name, names, 1);
  return nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
