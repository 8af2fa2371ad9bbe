import { GradusError } from "../../core/errors.js";
import { suggestion } from "../../core/nearest-name.js";
import { ensureArgument, type OptionRules } from "../../core/options.js";
import { orNull, positive, required, rule, text as textRule } from "../../core/rules.js";
import type { MoneyRecord } from "../records/money.js";

/** Of anything: beyond, products are no numbers that anybody could read. */
const MOST_AMOUNT = 1e9;

const amount = rule("a number > 0 and <= 1e9", (value) => positive.allows(value) && (value as number) <= MOST_AMOUNT);

export const MONEY_OPTIONS = {
  currency: required(textRule),
  machineHour: required(amount),
  trainingHours: required(amount),
  trainingsPerMonth: required(amount),
  errorPoint: required(orNull(amount)),
} satisfies OptionRules<MoneyRecord>;

/** By the key as it is typed; those with `needed` must be given. */
const KEYS = {
  hour: { field: "machineHour", needed: true },
  training: { field: "trainingHours", needed: true },
  monthly: { field: "trainingsPerMonth", needed: true },
  point: { field: "errorPoint", needed: false },
} as const;

const EXAMPLE = "hour=3.20,training=2,monthly=30,currency=EUR";

/**
 * Reads what training costs, as typed on the command line: key=number pairs, `hour` the price of a machine hour, `training` the hours of one
 * training today, `monthly` trainings a month, `point` the worth of one unit less of test error a month, and `currency=` a word.
 *
 * @throws GradusError for other keys, a number that is not > 0, or one of the first three left out
 * @example
 * parseMoney("hour=3.20,training=2,monthly=30,currency=EUR").machineHour; // 3.2
 */
export function parseMoney(text: string): MoneyRecord {
  ensureArgument("parseMoney", text, ["text", required(textRule)]);
  const money = {
    currency: "",
    machineHour: 0,
    trainingHours: 0,
    trainingsPerMonth: 0,
    errorPoint: null as number | null,
  };
  const seen = new Set<string>();
  for (const item of text.split(",")) {
    const [, key = "", value = ""] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(item) ?? [];
    if (seen.has(key))
      throw new GradusError(`\`money\`: "${key}" must be given once, got it twice in "${text}". Remove one.`);
    seen.add(key);
    if (key === "currency" && value !== "") {
      money.currency = value;
      continue;
    }
    const known = Object.hasOwn(KEYS, key) ? KEYS[key as keyof typeof KEYS] : undefined;
    const names = [...Object.keys(KEYS), "currency"];
    if (known === undefined) {
      throw new GradusError(
        `\`money\` must be key=value pairs of ${names.join(", ")}, got "${item.trim()}".${suggestion(key, names)} Example: ${EXAMPLE}.`,
      );
    }
    const number = Number(value);
    if (!(number > 0 && number <= MOST_AMOUNT) || value === "") {
      throw new GradusError(`\`money\`: ${key} must be a number > 0 and <= 1e9, got "${value}". Example: ${EXAMPLE}.`);
    }
    money[known.field] = number;
  }
  for (const [key, { field, needed }] of Object.entries(KEYS)) {
    if (needed && money[field] === 0) {
      throw new GradusError(`\`money\` must say ${key}, got "${text}". Example: ${EXAMPLE}.`);
    }
  }
  return money;
}
