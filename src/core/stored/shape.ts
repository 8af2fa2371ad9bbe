import * as z from "zod/mini";
import en from "zod/v4/locales/en.js";

/** Of the messages that zod has in many languages. */
export const { localeError } = en();

/**
 * A schema that is built when it is first asked for: programs that read no stored data start without the milliseconds that all
 * of them would take.
 */
export function once<Schema>(build: () => Schema): () => Schema {
  let schema: Schema | undefined;
  return () => {
    schema ??= build();
    return schema;
  };
}

/** An object of just these fields; its type is read-only. */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.readonly(z.strictObject(shape));
}

/** A list, read up to its first wrong items: a damaged file with a million of them is refused as fast as one with one. */
export function list<Item extends z.ZodMiniType>(item: Item) {
  return listFrom(item, 0);
}

/** A list of at least one item. */
export function someOf<Item extends z.ZodMiniType>(item: Item) {
  return listFrom(item, 1);
}

function listFrom<Item extends z.ZodMiniType>(item: Item, fewest: number) {
  const some = z.array(item);
  const items = z.custom<readonly z.infer<Item>[]>(Array.isArray, "Invalid input: expected array");
  return z.readonly(
    items.check(({ value, issues }) => {
      if (!Array.isArray(value)) return; // said already
      const refuse = (path: PropertyKey[], message: string) =>
        issues.push({ code: "custom", input: value, path, message });
      if (value.length < fewest) refuse([], `Too small: expected array to have >=${fewest} items`);
      for (let from = 0; from < value.length; from += AT_ONCE) {
        const { error } = some.safeParse(value.slice(from, from + AT_ONCE), { error: localeError });
        if (error === undefined) continue;
        for (const { path, message } of error.issues) {
          const [at, ...rest] = path as [number, ...PropertyKey[]];
          refuse([from + at, ...rest], message);
        }
        return;
      }
    }),
  );
}

/** Items that are read before it is asked whether all of them were right. */
const AT_ONCE = 1000;

export const whole = z.int();
/** A whole number of at least 1. */
export const count = z.int().check(z.minimum(1));
export const text = z.string();
/** Null where a number does not exist: never reached, not used. */
export const numberOrNull = z.nullable(z.number());
