import * as z from "zod";

/** An object of just these fields; its type is read-only. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape).readonly();
}

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly();
}

/** A list of at least one item. */
export function someOf<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).readonly();
}

export const whole = z.int();
/** A whole number of at least 1. */
export const count = z.int().min(1);
export const text = z.string();
/** Null where a number does not exist: never reached, not used. */
export const numberOrNull = z.number().nullable();
