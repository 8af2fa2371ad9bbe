import * as z from "zod/mini";

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

export function list<Item extends z.ZodMiniType>(item: Item) {
  return z.readonly(z.array(item));
}

/** A list of at least one item. */
export function someOf<Item extends z.ZodMiniType>(item: Item) {
  return z.readonly(z.array(item).check(z.minLength(1)));
}

export const whole = z.int();
/** A whole number of at least 1. */
export const count = z.int().check(z.minimum(1));
export const text = z.string();
/** Null where a number does not exist: never reached, not used. */
export const numberOrNull = z.nullable(z.number());
