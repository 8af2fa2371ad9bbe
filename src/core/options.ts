import { ensure, GradusError } from "./errors.js";
import { suggestion } from "./nearest-name.js";
import { shown } from "./shown.js";

/** Rule of one option's value. Left out, an option that is not required takes its default and is not looked at. */
export interface Rule {
  /** Words after "must be", e.g. "a finite number". */
  readonly what: string;
  /** The next action for a refused value, a sentence; "" for none of its own. */
  readonly advice: (value: unknown) => string;
  readonly allows: (value: unknown) => boolean;
  readonly isRequired: boolean;
  /** The rules of an option that is an object of options itself. */
  readonly inner?: Readonly<Record<string, Rule>>;
  /** Whether that object may have fields of the caller's own beside them. Default: no */
  readonly isOpen?: boolean;
}

type OptionalRule = Rule & { readonly isRequired: false };
type RequiredRule = Rule & { readonly isRequired: true };

/**
 * A rule for each option of a function, the one place that knows their names at run time. `satisfies OptionRules<Options>`
 * lets the compiler find an option that has no rule, a rule without option, and one that is required by one side alone.
 */
export type OptionRules<Options> = {
  readonly [Name in keyof Options]-?: Record<never, never> extends Pick<Options, Name> ? OptionalRule : RequiredRule;
};

/**
 * Checks the options object of a public function, once, where it enters: that it is an object, that every name in it is known
 * and every value what its rule says. Types do the same at compile time; this is for plain JavaScript and values of type any.
 *
 * @throws GradusError naming function and option, with the nearest name for an unknown one
 */
export function ensureOptions(owner: string, options: unknown, rules: Readonly<Record<string, Rule>>): void {
  ensure(
    isObject(options),
    () =>
      `${owner}: the options must be an object, got ${shown(options)}. Its names: ${Object.keys(rules).join(", ")}.`,
  );
  checkObject(owner, options, { rules, path: "" });
}

/** The options of a function that has none; the type of `{}`. */
export type NoOptions = Readonly<Record<string, never>>;

/** Throws for options given to a function that has none, which would do nothing. */
export function ensureNoOptions(owner: string, options: unknown): void {
  ensure(
    options === undefined || (isObject(options) && Object.keys(options).length === 0),
    () => `${owner}: takes no options, got ${shown(options)}. Leave them out.`,
  );
}

/** The same for an argument that is no options object. */
export function ensureArgument(owner: string, value: unknown, [name, rule]: readonly [name: string, rule: Rule]): void {
  checkValue(owner, value, { name, rule });
}

/** Checks those members of an object that have a rule; others may stand beside them. */
export function ensureMembers(owner: string, value: object, rules: Readonly<Record<string, Rule>>): void {
  for (const [name, rule] of Object.entries(rules)) {
    checkValue(owner, (value as Readonly<Record<string, unknown>>)[name], { name, rule });
  }
}

/** Whether a value is an object that can hold options: no list, no function, not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function checkObject(
  owner: string,
  options: Readonly<Record<string, unknown>>,
  { rules, path, isOpen = false }: ObjectRules,
): void {
  const known = Object.keys(rules);
  const absent = known.filter((name) => options[name] === undefined);
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    // A field of the caller's own, unless one of the known ones is missing and this looks like it.
    if (isOpen && suggestion(name, absent) === "") continue;
    const hint = suggestion(name, known, (near) => `\`${path}${near}\``);
    throw new GradusError(`${owner}: there is no option \`${path}${name}\`.${hint} Known: ${known.join(", ")}.`);
  }
  for (const name of known) checkValue(owner, options[name], { name: `${path}${name}`, rule: rules[name]! });
}

interface ObjectRules {
  readonly rules: Readonly<Record<string, Rule>>;
  /** Before the names of its fields, e.g. "data.train."; "" for the options themselves. */
  readonly path: string;
  readonly isOpen?: boolean;
}

function checkValue(
  owner: string,
  value: unknown,
  { name, rule }: { readonly name: string; readonly rule: Rule },
): void {
  if (value === undefined && !rule.isRequired) return;
  if (rule.allows(value)) {
    const { inner: rules, isOpen = false } = rule;
    if (rules && isObject(value)) checkObject(owner, value, { rules, path: `${name}.`, isOpen });
    return;
  }
  const got = value === undefined ? "nothing" : shown(value);
  const advice = rule.advice(value) || (rule.isRequired ? "" : "Leave it out for the default.");
  throw new GradusError(`${owner}: \`${name}\` must be ${rule.what}, got ${got}. ${advice}`.trimEnd());
}
