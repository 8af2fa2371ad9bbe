import { ensure, GradusError } from "../../core/errors.js";
import { ensureArgument, type OptionRules } from "../../core/options.js";
import { registry } from "../../core/registry.js";
import { number, required, text as textRule } from "../../core/rules.js";
import type { Criteria } from "../records/verdict.js";

/** At least 25 % less time to the target, a test error at most 2 % worse, and 4 of 5 seeds that reach the target. */
export const defaultCriteria: Criteria = Object.freeze({
  minTimeSaving: 0.25,
  maxTestErrorIncrease: 0.02,
  minSuccessRate: 0.8,
});

export const CRITERIA_OPTIONS = {
  minTimeSaving: required(number),
  maxTestErrorIncrease: required(number),
  minSuccessRate: required(number),
} satisfies OptionRules<Criteria>;

interface Part {
  /** The key as typed on the command line. */
  readonly name: string;
  readonly field: keyof Criteria;
  readonly range: string;
  allows(share: number): boolean;
}

const parts = registry<Part>("criterion", () => [
  { name: "time", field: "minTimeSaving", range: "in [0, 1)", allows: (share) => share >= 0 && share < 1 },
  { name: "test", field: "maxTestErrorIncrease", range: "in [0, 1]", allows: (share) => share >= 0 && share <= 1 },
  { name: "seeds", field: "minSuccessRate", range: "in (0, 1]", allows: (share) => share > 0 && share <= 1 },
]);

/** Throws a GradusError unless every share is in its range: time [0, 1), test [0, 1], seeds (0, 1]. */
export function ensureCriteria(criteria: Criteria): void {
  for (const { name, field, range, allows } of parts.items) {
    const share = criteria[field];
    ensure(
      allows(share),
      () => `\`criteria\`: ${name} (${field}) must be ${range}, got ${share}. Write 25% as 25% or 0.25, 4 of 5 as 4/5.`,
    );
  }
}

/**
 * Reads criteria as typed on the command line; what the text leaves out stays as in `base`.
 *
 * A share is a percentage, a fraction or a decimal: 80%, 4/5 and 0.8 are the same. Ranges as in `ensureCriteria`.
 *
 * @example
 * parseCriteria("time=30%, seeds=4/5"); // { minTimeSaving: 0.3, maxTestErrorIncrease: 0.02, minSuccessRate: 0.8 }
 */
export function parseCriteria(text: string, base: Criteria = defaultCriteria): Criteria {
  ensureArgument("parseCriteria", text, ["text", required(textRule)]);
  const given = new Map<keyof Criteria, number>();
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
    given.set(field, parseShare(key, value));
  }
  const criteria = { ...base, ...Object.fromEntries(given) };
  ensureCriteria(criteria);
  return criteria;
}

/** How many of `seeds` seeds a share of them is, rounded up; 80 % of 5 is 4. */
export function successesNeeded(share: number, seeds: number): number {
  return Math.ceil(share * seeds - 1e-9); // 0.55 * 20 is 11.000000000000002
}

function parseShare(key: string, text: string): number {
  const [, number, unit, divisor] = /^([-+]?(?:\d+\.?\d*|\.\d+))(?:\s*(%)|\s*\/\s*(\d+))?$/.exec(text) ?? [];
  if (number === undefined) {
    throw new GradusError(
      `\`criteria\`: ${key} must be a percentage, a fraction or a decimal, got "${text}". ` + `Example: ${EXAMPLE}.`,
    );
  }
  return Number(number) / (unit === "%" ? 100 : Number(divisor ?? 1));
}

const EXAMPLE = "time=25%,test=2%,seeds=4/5";
