import { GradusError } from "./errors.js";
import { suggestion } from "./nearest-name.js";
import { ensureMembers, type OptionRules } from "./options.js";
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
   * @param option as for `get`
   * @throws GradusError for an unknown name or option, with the nearest one, and for options to an item that has none
   */
  make(name: string, options?: Readonly<Record<string, unknown>>, option?: string): Item;
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

/** A rule for each member that an item of a family has beside its name: see `OptionRules`. */
export type MemberRules<Item> = OptionRules<Omit<Item, "name">>;

/** Members that another registry's give, one each, under their names: those that are added there later too. */
export class Derived<Item> {
  readonly #names: () => readonly string[];
  readonly #make: (name: string) => Item;
  readonly #made = new Map<string, Member<Item>>();

  constructor(names: () => readonly string[], make: (name: string) => Item) {
    this.#names = names;
    this.#make = make;
  }

  get members(): ReadonlyMap<string, Member<Item>> {
    for (const name of this.#names()) {
      if (!this.#made.has(name)) this.#made.set(name, { item: this.#make(name), maker: null });
    }
    return this.#made;
  }
}

/** What a registry lists: its members, and places for those that another registry gives. */
type Listed<Item> = Entry<Item> | Derived<Item>;

/**
 * Makes a registry; a duplicate name is an error.
 *
 * @param entries the members, or a function that lists them at the first use: then making the registry runs nothing of theirs,
 * and a bundler leaves out a registry that nobody asks, with all its members. A name of the registry's own goes before a derived one.
 * @param rules of what a member from outside must have beside its name; members listed here have been checked by the compiler
 *
 * @example
 * const shapes = registry("shape", [{ name: "circle" }, { name: "square" }]);
 * shapes.get("circle").name; // "circle"
 */
export function registry<Item extends { readonly name: string }>(
  family: string,
  entries: readonly Listed<Item>[] | (() => readonly Listed<Item>[]),
  rules?: MemberRules<Item>,
): Registry<Item> {
  let listed: (Member<Item> | Derived<Item>)[] | null = null;
  const list = () => {
    listed ??= memberList(family, typeof entries === "function" ? entries() : entries);
    return listed;
  };
  const members = () => membersOf(list());
  const member = (name: string, option?: string) => {
    const known = members();
    const found = known.get(name);
    if (found) return found;
    const names = [...known.keys()];
    const unknown = typeof option === "string" ? `${option} names an unknown ${family}` : `Unknown ${family}`;
    throw new UnknownName(
      `${unknown} ${shown(name)}.${suggestion(typeof name === "string" ? name : "", names)} Known: ${names.join(", ")}.`,
    );
  };
  if (typeof entries !== "function") list();
  families.set(family, () => [...members().keys()]);
  return {
    get names() {
      return [...members().keys()];
    },
    get items() {
      return [...members().values()].map(({ item }) => item);
    },
    get: (name, option) => member(name, option).item,
    make(name, options = {}, option) {
      const { item, maker } = member(name, option);
      if (typeof options !== "object" || options === null) {
        throw new GradusError(
          `${family} "${name}": the options must be an object, got ${shown(options)}. Leave them out.`,
        );
      }
      const given = Object.keys(options);
      if (given.length === 0) return item;
      ensureKnown(`${typeof option === "string" ? `${option}: ` : ""}${family} "${name}"`, given, maker?.options ?? []);
      return maker!.make(options);
    },
    add(entry) {
      const added = memberOf(family, entry);
      if (rules !== undefined) ensureMembers(`${family} "${added.item.name}"`, added.item, rules);
      ensureNew(family, added.item.name, members());
      list().push(added);
    },
  };
}

function memberList<Item extends { readonly name: string }>(
  family: string,
  entries: readonly Listed<Item>[],
): (Member<Item> | Derived<Item>)[] {
  const list = entries.map((entry) => (entry instanceof Derived ? entry : memberOf(family, entry)));
  const names = new Map<string, unknown>();
  for (const member of list) {
    if (member instanceof Derived) continue;
    ensureNew(family, member.item.name, names);
    names.set(member.item.name, member);
  }
  return list;
}

function memberOf<Item extends { readonly name: string }>(family: string, entry: Entry<Item>): Member<Item> {
  const maker = entry instanceof Configurable ? entry : null;
  const item = entry instanceof Configurable ? entry.make() : entry;
  if (typeof item?.name !== "string" || item.name === "") {
    throw new GradusError(
      `${family}: a member must be an object with a name, got ${shown(item)}. Give e.g. { name: "mine", ... }.`,
    );
  }
  return { item, maker };
}

function ensureNew(family: string, name: string, members: ReadonlyMap<string, unknown>): void {
  if (!members.has(name)) return;
  throw new GradusError(`${family}: names must differ, "${name}" is registered twice. Give one another name.`);
}

/** By name, in the order of the list. */
function membersOf<Item extends { readonly name: string }>(
  list: readonly (Member<Item> | Derived<Item>)[],
): ReadonlyMap<string, Member<Item>> {
  const own = new Map(
    list.flatMap((member) => (member instanceof Derived ? [] : [[member.item.name, member] as const])),
  );
  const all = new Map<string, Member<Item>>();
  for (const member of list) {
    if (!(member instanceof Derived)) all.set(member.item.name, member);
    else for (const [name, derived] of member.members) if (!own.has(name)) all.set(name, derived);
  }
  return all;
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
  try {
    factory(watched);
  } catch (error) {
    if (error instanceof GradusError) throw error;
    throw new GradusError(
      `configurable: \`factory\` must give a member for options that are all left out, but failed: ${error}. Give them defaults.`,
    );
  }
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
