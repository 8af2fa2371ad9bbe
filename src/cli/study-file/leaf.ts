import * as z from "zod/mini";
import { suggestion } from "../../core/nearest-name.js";
import type { Rule } from "../../core/options.js";
import { shown } from "../../core/shown.js";

/**
 * A field's schema out of the rule that the library has for such an option: a value that is refused is answered with the rule, the value and
 * the next action, `otherwise` where the rule has none of its own.
 */
export function leaf({ what, allows, advice }: Rule, otherwise = "Change it, or leave it out."): z.ZodMiniType {
  return z.custom(allows, { error: ({ input }) => refusal(what, input, advice(input) || otherwise) });
}

/** Words after a field's name. */
export function refusal(what: string, value: unknown, advice: string): string {
  return `must be ${what}, got ${value === undefined ? "nothing" : shown(value)}. ${advice}`;
}

/** The schema of a member's name; members that are added later count too. */
export function nameIn(family: { readonly names: readonly string[] }): z.ZodMiniType {
  return z.custom((value) => family.names.includes(value as string), {
    error: ({ input }) => {
      const nearest = typeof input === "string" ? suggestion(input, family.names).trim() : "";
      return refusal("one of the names that there are", input, `${nearest} Known: ${family.names.join(", ")}.`.trim());
    },
  });
}

/** The names of all fields, of a union those of any of its forms. */
type Keys<Fields> = Fields extends unknown ? keyof Fields : never;

/** An object of just these fields, each of which may be left out unless it is among `needed`. An unknown one is told by the names of all. */
export function section<Fields extends object>(
  shape: { readonly [Name in Keys<Fields>]-?: z.ZodMiniType },
  needed: readonly (Keys<Fields> & string)[] = [],
): z.ZodMiniType {
  const schemas = Object.entries<z.ZodMiniType>(shape).map(
    ([name, schema]) => [name, needed.some((one) => one === name) ? schema : z.optional(schema)] as const,
  );
  const names = Object.keys(shape).join(", ");
  return z.strictObject(Object.fromEntries(schemas), {
    error: ({ code, input }) =>
      code === "unrecognized_keys"
        ? names
        : refusal(`an object with ${names}`, input, `Give e.g. { ${example(shape)}: ... }.`),
  });
}

function example(shape: object): string {
  return Object.keys(shape)[0]!;
}
