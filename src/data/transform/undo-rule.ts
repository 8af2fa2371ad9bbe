import { isObject, type OptionRules } from "../../core/options.js";
import { flag, integer, isList, number, orNull, positive, required, rule } from "../../core/rules.js";
import type { Undo } from "./undo.js";

const isShift = (value: unknown) => number.allows(value) && (value as number) >= 0;
const isMean = number.allows;
const isSd = positive.allows;

const LOG_SCALE = rule(
  "a list of { shift, mean, sd }",
  (value) =>
    isList(value) &&
    value.every((scale) => isObject(scale) && isShift(scale["shift"]) && isMean(scale["mean"]) && isSd(scale["sd"])),
);

const UNDO = {
  log: required(orNull(LOG_SCALE)),
  nonNegative: required(flag),
  mean: required(rule("a list of finite numbers", (value) => isList(value) && value.every(isMean))),
  sd: required(rule("a list of finite numbers > 0", (value) => isList(value) && value.every(isSd))),
  outputsPerTarget: integer(1),
} satisfies OptionRules<Undo>;

/** Of what makeWindows gives as `undo`. */
export const undoRule = {
  ...rule("an object with log, nonNegative, mean and sd", isObject, "Give `data.train.undo` of makeWindows."),
  inner: UNDO,
};
