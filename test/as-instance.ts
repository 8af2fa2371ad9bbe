/**
 * The same member as an instance of a class: its methods and getters lie on the prototype and need `this`, as in a class that somebody
 * wrote. A method taken off its object, or a copy by spread, then ends in a TypeError. What its methods and getters give is wrapped alike.
 *
 * @param name in place of the member's own
 */
export function asInstance<Member extends object>(member: Member, name?: string): Member {
  class Instance {
    readonly #member = member;

    static of(instance: Instance): Member {
      return instance.#member; // a TypeError for any other `this`
    }
  }
  for (const key of keysOf(member)) {
    const method = member[key as keyof Member];
    const descriptor: PropertyDescriptor & ThisType<Instance> =
      typeof method === "function"
        ? {
            value(...given: unknown[]) {
              return wrapped(method.apply(Instance.of(this), given));
            },
          }
        : {
            get() {
              const value = wrapped(Instance.of(this)[key as keyof Member]);
              return key === "name" && name !== undefined ? name : value;
            },
          };
    Object.defineProperty(Instance.prototype, key, descriptor);
  }
  return new Instance() as unknown as Member;
}

/** Objects with methods become instances too; numbers, arrays and objects of them stay as they are. */
function wrapped(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return value;
  if (value instanceof Promise || Symbol.asyncIterator in value) return value;
  const found = instances.get(value);
  if (found) return found;
  if (!keysOf(value).some((key) => typeof (value as Record<string, unknown>)[key] === "function")) return value;
  const made = asInstance(value);
  instances.set(value, made);
  return made;
}

/** One instance for each object, so that what was the same object stays the same. */
const instances = new WeakMap<object, object>();

/** Names of all that an object has, of its own and by its class. */
function keysOf(value: object): string[] {
  const names = new Set<string>();
  for (let at = value; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) if (name !== "constructor") names.add(name);
  }
  return [...names];
}
