import { ensure } from "../../core/errors.js";
import { suggestion } from "../../core/nearest-name.js";
import type { Taus } from "../../core/quantiles.js";
import { shaped } from "../../core/rules.js";
import { losses } from "../../loss/index.js";
import type { Metric } from "../../metric/contract.js";
import { mae } from "../../metric/mae.js";
import { pinballLoss } from "../../metric/pinball-loss.js";
import { rmse } from "../../metric/rmse.js";
import { type Choice, optionsOf } from "../../train/method-recipe.js";

interface NumberLoss {
  /** What stands behind a colon; null: nothing. */
  readonly option: string | null;
  /** Whether it must be given. */
  readonly isNeeded: boolean;
  /** Whether it may be several numbers, with commas between them. */
  readonly isList: boolean;
  readonly example: string;
  /** By what forecasts are judged that are trained by it, in the target's unit. */
  readonly metric: (options: Readonly<Record<string, unknown>>) => Metric;
}

/** Losses that forecasts of numbers may be trained by, as they are typed. */
const NUMBER_LOSSES: Readonly<Record<string, NumberLoss>> = {
  squared: { option: null, isNeeded: false, isList: false, example: "squared", metric: () => rmse },
  huber: { option: "delta", isNeeded: false, isList: false, example: "huber:1", metric: () => mae },
  quantile: {
    ...{ option: "tau", isNeeded: true, isList: true, example: "quantile:0.9" },
    metric: ({ tau = 0.5 }) => pinballLoss(typeof tau === "number" ? [tau] : (tau as Taus)),
  },
};

const EXAMPLES = Object.values(NUMBER_LOSSES).map(({ example }) => example);

/**
 * The loss of a text: "squared", "huber", "huber:2" (delta, in standard deviations of the targets), "quantile:0.9" or "quantile:0.1,0.5,0.9".
 *
 * @param owner what the text was given for, in messages
 * @throws GradusError for any other text
 * @example
 * parseNumberLoss("quantile:0.9", "--loss"); // { name: "quantile", tau: 0.9 }
 */
export function parseNumberLoss(text: string, owner: string): Choice {
  const [name, value] = text.trim().split(":", 2) as [string, string?];
  const known = NUMBER_LOSSES[name];
  ensure(
    known !== undefined && text.split(":").length <= 2,
    () => `${owner} must be like ${EXAMPLES.join(", ")}, got "${text}".${suggestion(name, Object.keys(NUMBER_LOSSES))}`,
  );
  const { option, isNeeded, isList, example } = known;
  ensure(
    option !== null || value === undefined,
    () => `${owner} ${name} takes no number, got "${text}". Give ${example}.`,
  );
  const several = isList ? ", or several with commas between them, ascending" : "";
  const needed = () => `${owner} ${name} needs one number${several}, got "${text}". Give e.g. ${example}.`;
  ensure(!isNeeded || value !== undefined, needed);
  if (option === null || value === undefined) return { name };
  const parts = isList ? value.split(",") : [value];
  const numbers = parts.map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  ensure(!numbers.some(Number.isNaN), needed);
  const given = { [option]: numbers.length === 1 ? numbers[0] : numbers };
  losses.make(name, given, owner);
  return { name, ...given };
}

/** Of an option that takes such a loss as a choice. */
export const lossChoiceRule = shaped("a choice", ["name"], 'Give e.g. { name: "quantile", tau: 0.9 }.');

/**
 * By what forecasts are judged that are trained by this loss.
 *
 * @throws GradusError for a loss of classes, and options that it has not or that are wrong
 */
export function metricForLoss(loss: Choice): Metric {
  const known = NUMBER_LOSSES[loss.name];
  ensure(
    known !== undefined,
    () =>
      `\`loss\` must be one of numbers, ${Object.keys(NUMBER_LOSSES).join(", ")}, got "${loss.name}". Leave it out for squared.`,
  );
  losses.make(loss.name, optionsOf(loss), "`loss`");
  return known.metric(optionsOf(loss));
}
