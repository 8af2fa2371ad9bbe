import { GradusError } from "./errors.js";
import { shown } from "./shown.js";

const families = new Map<string, () => readonly string[]>();

/** The error of a name that a registry does not have: a thread can tell it from other misuse. */
export class UnknownName extends GradusError {}

/** A family of named items: the one place where its members are listed. */
export interface Registry<Item extends { readonly name: string }> {
  readonly names: readonly string[];
  /** Every member, the configurable ones with their default options. */
  readonly items: readonly Item[];
  /**
   * The item of that name, with its default options; an unknown name is an error that lists the nearest one.
   *
   * @param option where the name was given, as the caller typed it, e.g. "buildNetwork: `cell`": errors begin with it
   */
  get(name: string, option?: string): Item;
  /**
   * The item of that name made with options, so that a choice can be plain data: a name and its options.
   *
   * @throws GradusError for an unknown name or option, with the nearest one, and for options to an item that has none
   */
  make(name: string, options?: Readonly<Record<string, unknown>>): Item;
  /**
   * Adds a member from outside; a name that is there already is an error. The registry is the running thread's own: for the
   * threads of a `workerPool`, name the module that calls `add` in its `modules`.
   */
  add(entry: Entry<Item>): void;
}

/** A member of a registry: an item, or a maker of it. */
export type Entry<Item> = Item | Configurable<Item>;

/** A member that takes options. */
export class Configurable<Item> {
  readonly make: (options?: Readonly<Record<string, unknown>>) => Item;
  /** Names of the options that the factory reads. */
  readonly options: readonly string[];

  constructor(factory: (options?: Readonly<Record<string, unknown>>) => Item) {
    this.make = factory;
    this.options = optionsReadBy(factory);
  }
}

/**
 * Makes a registry's member of a factory: `get` gives `factory()`, `make` gives `factory(options)`.
 *
 * The factory names its options by reading them, each by its own name and all of them on every call, as destructuring with
 * defaults does; the item's name must not depend on them.
 *
 * @example
 * const shapes = registry("shape", [configurable(({ sides = 4 }: { sides?: number } = {}) => ({ name: "polygon", sides }))]);
 * shapes.get("polygon").sides; // 4
 * shapes.make("polygon", { sides: 6 }).sides; // 6
 */
export function configurable<Item, Options extends object>(factory: (options?: Options) => Item): Configurable<Item> {
  if (typeof factory !== "function") {
    throw new GradusError(
      `configurable: \`factory\` must be a function, got ${shown(factory)}. Give a member's maker.`,
    );
  }
  return new Configurable((options) => factory(options as Options | undefined));
}

/**
 * Makes a registry; a duplicate name is an error.
 *
 * @param entries the members, or a function that lists them at the first use: then making the registry runs nothing of theirs,
 * and a bundler leaves out a registry that nobody asks, with all its members
 *
 * @example
 * const shapes = registry("shape", [{ name: "circle" }, { name: "square" }]);
 * shapes.get("circle").name; // "circle"
 */
export function registry<Item extends { readonly name: string }>(
  family: string,
  entries: readonly Entry<Item>[] | (() => readonly Entry<Item>[]),
): Registry<Item> {
  const listed = new Map<string, Member<Item>>();
  let unlisted = typeof entries === "function" ? entries : null;
  const members = () => {
    const list = unlisted;
    unlisted = null;
    for (const entry of list?.() ?? []) insert(entry);
    return listed;
  };
  const insert = (entry: Entry<Item>) => {
    const maker = entry instanceof Configurable ? entry : null;
    const item = entry instanceof Configurable ? entry.make() : entry;
    if (typeof item?.name !== "string" || item.name === "") {
      throw new GradusError(
        `${family}: a member must be an object with a name, got ${shown(item)}. Give e.g. { name: "mine", ... }.`,
      );
    }
    if (listed.has(item.name)) {
      throw new GradusError(`${family}: names must differ, "${item.name}" is registered twice. Give one another name.`);
    }
    listed.set(item.name, { item, maker });
  };
  const member = (name: string, option?: string) => {
    const found = members().get(name);
    if (found) return found;
    const names = [...members().keys()];
    const unknown = option === undefined ? `Unknown ${family}` : `${option} names an unknown ${family}`;
    throw new UnknownName(`${unknown} ${shown(name)}.${suggestion(String(name), names)} Known: ${names.join(", ")}.`);
  };
  if (typeof entries !== "function") for (const entry of entries) insert(entry);
  families.set(family, () => [...members().keys()]);
  return {
    get names() {
      return [...members().keys()];
    },
    get items() {
      return [...members().values()].map(({ item }) => item);
    },
    get: (name, option) => member(name, option).item,
    make(name, options = {}) {
      const { item, maker } = member(name);
      const given = Object.keys(options);
      if (given.length === 0) return item;
      ensureKnown(`${family} "${name}"`, given, maker?.options ?? []);
      return maker!.make(options);
    },
    add(entry) {
      members();
      insert(entry);
    },
  };
}

interface Member<Item> {
  readonly item: Item;
  readonly maker: Configurable<Item> | null;
}

/** The names that the factory looks up in its options, in its order. */
function optionsReadBy<Item>(factory: (options: Readonly<Record<string, unknown>>) => Item): readonly string[] {
  const names = new Set<string>();
  const watched = new Proxy({} as Readonly<Record<string, unknown>>, {
    get(_target, name) {
      if (typeof name === "string") names.add(name);
      return undefined;
    },
  });
  factory(watched);
  return [...names];
}

function ensureKnown(owner: string, given: readonly string[], known: readonly string[]): void {
  if (known.length === 0) {
    throw new GradusError(`${owner} takes no options, got ${given.join(", ")}. Leave them out.`);
  }
  for (const name of given) {
    if (known.includes(name)) continue;
    throw new GradusError(`${owner} has no option "${name}".${suggestion(name, known)} Known: ${known.join(", ")}.`);
  }
}

/**
 * The names of a family's members, as far as its registry is loaded: for the advice of messages, whose files must not import
 * every member and so bring them all into a bundle.
 */
export function namesOfFamily(family: string): readonly string[] {
  return families.get(family)?.() ?? [];
}

/** The names nearest to a mistyped one, nearest first; at most `most`, none that differs in more than half of its letters. */
export function nearestNames(name: string, names: readonly string[], most = 3): string[] {
  return names
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.floor(candidate.length / 2))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The question that leads from a mistyped name to the nearest one, with a blank before it; "" where none is near. */
export function suggestion(
  name: string,
  names: readonly string[],
  quoted: (near: string) => string = (near) => `"${near}"`,
): string {
  const [nearest] = nearestNames(name, names, 1);
  return nearest === undefined ? "" : ` Did you mean ${quoted(nearest)}?`;
}

/** Letters put in, left out, exchanged for another, or swapped with the next one: as few as lead from one name to the other. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchanged = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = isSwap ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, exchanged, swapped);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}
