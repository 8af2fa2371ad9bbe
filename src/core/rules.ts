import { suggestion } from "./nearest-name.js";
import { isObject, type Rule } from "./options.js";
import { namesOfFamily } from "./registry.js";

type Optional = Rule & { readonly isRequired: false };

/** A rule made of what it asks for, the test, and the next action for those who break it. */
export function rule(what: string, allows: (value: unknown) => boolean, advice = ""): Optional {
  return { what, allows, advice: (value) => numberInText(value, allows) || advice, isRequired: false };
}

/** The rule of an option that has no default. */
export function required(optional: Rule): Rule & { readonly isRequired: true } {
  return { ...optional, isRequired: true };
}

/** The rule of an option that may also be null. */
export function orNull({ what, allows, ...rest }: Optional): Optional {
  return { ...rest, what: `${what}, or null`, allows: (value) => value === null || allows(value) };
}

/** Either of two rules; the first one's advice. */
export function either(first: Optional, second: Optional): Optional {
  return {
    ...first,
    what: `${first.what} or ${second.what}`,
    allows: (value) => first.allows(value) || second.allows(value),
  };
}

/** NaN and the infinities are refused, and text that looks like a number. */
export const number = rule("a finite number", Number.isFinite);
export const positive = rule("a finite number > 0", (value) => Number.isFinite(value) && (value as number) > 0);
export const nonNegative = rule("a finite number >= 0", (value) => Number.isFinite(value) && (value as number) >= 0);
export const fraction = rule("a number in [0, 1)", (value) => typeof value === "number" && value >= 0 && value < 1);
export const seedRule = rule(
  "an integer in [0, 2^53)",
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  "Take any such number and record it with the run.",
);
export const flag = rule("true or false", (value) => typeof value === "boolean");
export const text = rule("a text", (value) => typeof value === "string");
export const texts = rule("a list of texts", (value) => isList(value) && value.every(text.allows), "Give [] for none.");
/** A list or typed array of at least `length` numbers; its entries are not looked at. */
export function numbers(length = 0): Optional {
  const what = length === 0 ? "a list or typed array of numbers" : `a list or typed array of ${length} numbers`;
  const isLong = (value: unknown) => (value as ArrayLike<number>).length >= length;
  return rule(what, (value) => (Array.isArray(value) || ArrayBuffer.isView(value)) && isLong(value));
}
export const callable = rule("a function", (value) => typeof value === "function");
export const anything = rule("anything", () => true);

/** Whole numbers from `minimum` on, up to `most` where there is such a limit. */
export function integer(minimum: number, most = Number.MAX_VALUE): Optional {
  const what = most === Number.MAX_VALUE ? `an integer >= ${minimum}` : `an integer from ${minimum} to ${most}`;
  const isWithin = (value: number) => value >= minimum && value <= most;
  return rule(what, (value) => Number.isInteger(value) && isWithin(value as number));
}

/** One of a closed set of words. */
export function oneOf(...choices: readonly string[]): Optional {
  const allows = (value: unknown) => choices.includes(value as string);
  const advice = (value: unknown) => (typeof value === "string" ? suggestion(value, choices).trim() : "");
  return { ...rule(choices.map((choice) => JSON.stringify(choice)).join(" or "), allows), advice };
}

/** A list with something in it, every entry as the rule says. */
export function listOf(entries: string, allows: (value: unknown) => boolean, advice = ""): Optional {
  const isFilled = (value: unknown) => isList(value) && value.length > 0 && value.every(allows);
  return rule(`a list of one or more ${entries}`, isFilled, advice);
}

/** Whether a value is a list without holes, which `every` would pass over. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && !value.includes(undefined);
}

/** An object of the library's, or one made to its contract: known by its members, "plan()" being a method. */
export function shaped(what: string, members: readonly string[], advice: string): Optional {
  return rule(what, (value) => hasMembers(value, members), advice);
}

/** Whether an object has all of these members, "plan()" being a method. */
export function hasMembers(value: unknown, members: readonly string[]): boolean {
  return isObject(value) && members.every((member) => hasMember(value, member));
}

function hasMember(value: Readonly<Record<string, unknown>>, member: string): boolean {
  return member.endsWith("()") ? typeof value[member.slice(0, -2)] === "function" : value[member] !== undefined;
}

/** An object of options of its own: names and values are checked as the outer ones are. */
export function group(inner: Readonly<Record<string, Rule>>): Optional {
  return { ...rule(`an object with ${Object.keys(inner).join(", ")}`, isObject), inner };
}

/**
 * A member of a registry, or an object made to the same contract; a name in its place is answered with the call that gives
 * the member of that name, or of the nearest one.
 *
 * @param from.family the registry's own word for its members, e.g. "objective"
 * @param from.call what gives the member of a name, e.g. (name) => `objectives.get(${name})`
 */
export function memberOf(
  base: Optional,
  from: { readonly family: string; readonly call: (name: string) => string },
): Optional {
  const advice = (value: unknown) => {
    if (typeof value !== "string") return base.advice(value);
    const names = namesOfFamily(from.family);
    if (names.includes(value)) return `Give ${from.call(JSON.stringify(value))}.`;
    return (
      suggestion(value, names, (near) => from.call(JSON.stringify(near))).trim() ||
      `${base.advice(value)} Known names: ${names.join(", ")}.`
    );
  };
  return { ...base, advice, allows: (value) => base.allows(value) && hasTextName(value) };
}

/** A name that is no text would fail wherever a message or a record names the member. */
function hasTextName(value: unknown): boolean {
  const { name } = value as { readonly name?: unknown };
  return name === undefined || typeof name === "string";
}

/** The next action where a number was meant and its text was given. */
function numberInText(value: unknown, allows: (value: unknown) => boolean): string {
  return typeof value === "string" && value.trim() !== "" && allows(Number(value))
    ? `Give the number ${Number(value)}.`
    : "";
}
