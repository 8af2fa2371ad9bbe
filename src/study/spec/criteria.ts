import { ensure, GradusError } from "../../core/errors.js";
import { ensureArgument, type OptionRules } from "../../core/options.js";
import { registry } from "../../core/registry.js";
import { number, orNull, required, rule, text as textRule } from "../../core/rules.js";
import type { Criteria } from "../records/verdict.js";

/** At least 25 % less time to the target, and a test error at most 2 % worse. */
export const defaultCriteria: Criteria = Object.freeze({ minTimeSaving: 0.25, maxTestErrorIncrease: 0.02 });

export const CRITERIA_OPTIONS = {
  minTimeSaving: required(orNull(number)),
  maxTestErrorIncrease: required(number),
} satisfies OptionRules<Criteria>;

/** Whether less time is asked for. A saving of 0, no more time, is a bound where a lower test error is asked for. */
export function isFaster(criteria: Criteria): boolean {
  const { minTimeSaving } = criteria;
  return minTimeSaving !== null && (minTimeSaving > 0 || (minTimeSaving === 0 && !isMoreAccurate(criteria)));
}

/** Whether a lower test error is asked for. */
export function isMoreAccurate({ maxTestErrorIncrease }: Criteria): boolean {
  return maxTestErrorIncrease < 0;
}

interface Part {
  /** The key as typed on the command line. */
  readonly name: string;
  readonly field: keyof Criteria;
  readonly range: string;
  allows(share: number): boolean;
}

const TIME: Part = {
  name: "time",
  field: "minTimeSaving",
  range: "in [-9, 1) or free",
  allows: (share) => share >= -9 && share < 1,
};
const TEST: Part = {
  name: "test",
  field: "maxTestErrorIncrease",
  range: "in (-1, 1]",
  allows: (share) => share > -1 && share <= 1,
};

const parts = registry<Part>("criterion", () => [TIME, TEST]);

/** Rules of the shares one by one, as fields of a file hold them. */
export const CRITERION_RULES = {
  minTimeSaving: rule(
    "a share in [-9, 1), or null to leave time free",
    (value) => value === null || (typeof value === "number" && TIME.allows(value)),
    "0.25 asks for 25 % less time; no method saves all of it.",
  ),
  maxTestErrorIncrease: rule(
    "a share in (-1, 1]",
    (value) => typeof value === "number" && TEST.allows(value),
    "0.02 allows a test error 2 % higher, -0.05 asks for one 5 % lower.",
  ),
};

/**
 * Throws a GradusError unless every share is in its range, time [-9, 1) or null, test (-1, 1], and a gain is asked for: no study could be
 * go by criteria that allow losses alone.
 */
export function ensureCriteria(criteria: Criteria): void {
  for (const { name, field, range, allows } of parts.items) {
    const share = criteria[field];
    ensure(
      (share === null && field === "minTimeSaving") || (share !== null && allows(share)),
      () => `\`criteria\`: ${name} (${field}) must be ${range}, got ${share}. Write 25% as 25% or 0.25.`,
    );
  }
  ensure(
    isFaster(criteria) || isMoreAccurate(criteria),
    () =>
      `\`criteria\` must ask for a gain, less time or a lower test error, got ${criteriaText(criteria)}. ` +
      `Examples: ${EXAMPLE} (minTimeSaving 0.25) for speed, ${ACCURACY} (maxTestErrorIncrease -0.05) for accuracy.`,
  );
}

/**
 * Reads criteria as typed on the command line; what the text leaves out stays as in `base`, but that time is free where a lower test error
 * is asked for and no time.
 *
 * A share is a percentage, a fraction or a decimal: 80%, 4/5 and 0.8 are the same. `time` is the part of the reference's time that is to be
 * saved at least, below 0 what it may take more at most, or "free"; `test` what the test error may be higher at most, below 0 what it
 * is to be lower at least. Ranges as in `ensureCriteria`.
 *
 * @example
 * parseCriteria("time=30%"); // { minTimeSaving: 0.3, maxTestErrorIncrease: 0.02 }
 * parseCriteria("test=-5%"); // { minTimeSaving: null, maxTestErrorIncrease: -0.05 }
 */
export function parseCriteria(text: string, base: Criteria = defaultCriteria): Criteria {
  ensureArgument("parseCriteria", text, ["text", required(textRule)]);
  const given = new Map<keyof Criteria, number | null>();
  for (const item of text.split(",")) {
    const [, key, value] = /^\s*([^=\s]+)\s*=\s*(.*?)\s*$/.exec(item) ?? [];
    ensure(
      key !== undefined && value !== undefined,
      () => `\`criteria\` must be key=share pairs joined by commas, got "${item.trim()}". Example: ${EXAMPLE}.`,
    );
    const { field } = parts.get(key, "`criteria`");
    ensure(
      !given.has(field),
      () => `\`criteria\`: "${key}" must be given once, got it twice in "${text}". Remove one.`,
    );
    given.set(field, field === "minTimeSaving" && value === FREE ? null : parseShare(key, value));
  }
  const criteria = criteriaOf(Object.fromEntries(given), base);
  ensureCriteria(criteria);
  return criteria;
}

/**
 * What was given of criteria, and the rest from `base`; but that time is free where a lower test error is asked for and no time.
 *
 * @example
 * criteriaOf({ maxTestErrorIncrease: -0.05 }); // { minTimeSaving: null, maxTestErrorIncrease: -0.05 }
 */
export function criteriaOf(given: Partial<Criteria>, base: Criteria = defaultCriteria): Criteria {
  const { maxTestErrorIncrease = 0, minTimeSaving } = given;
  const isFree = maxTestErrorIncrease < 0 && minTimeSaving === undefined;
  return { ...base, ...given, ...(isFree && { minTimeSaving: null }) };
}

/**
 * The criteria as they are typed.
 *
 * @example
 * criteriaText({ minTimeSaving: 0.25, maxTestErrorIncrease: 0.02 }); // "time=25%,test=2%"
 */
export function criteriaText({ minTimeSaving, maxTestErrorIncrease }: Criteria): string {
  const share = (value: number) => `${Number((100 * value).toPrecision(12))}%`;
  return `time=${minTimeSaving === null ? FREE : share(minTimeSaving)},test=${share(maxTestErrorIncrease)}`;
}

function parseShare(key: string, text: string): number {
  const [, number, unit, divisor] = /^([-+]?(?:\d+\.?\d*|\.\d+))(?:\s*(%)|\s*\/\s*(\d+))?$/.exec(text) ?? [];
  if (number === undefined) {
    throw new GradusError(
      `\`criteria\`: ${key} must be a percentage, a fraction or a decimal, got "${text}". Example: ${EXAMPLE}.`,
    );
  }
  return Number(number) / (unit === "%" ? 100 : Number(divisor ?? 1));
}

const FREE = "free";
const EXAMPLE = "time=25%,test=2%";
const ACCURACY = "test=-5%";
