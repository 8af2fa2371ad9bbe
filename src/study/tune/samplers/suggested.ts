import { ensure, GradusError } from "../../../core/errors.js";
import { suggestion } from "../../../core/nearest-name.js";
import { isObject } from "../../../core/options.js";
import { shown } from "../../../core/shown.js";
import type { Setting } from "../../records/method.js";
import type { Sampler, SuggestContext } from "./contract.js";
import { isOf } from "./range.js";

/**
 * The setting that a sampler suggests: a number for every place of the space, inside its range.
 *
 * @throws GradusError naming sampler and place, for a setting that is none of the space
 */
export function suggested(sampler: Sampler, context: SuggestContext): Setting {
  const { space } = context;
  const rule = `sampler "${sampler.name}": \`suggest\` must give`;
  const setting: unknown = sampler.suggest(context);
  ensure(isObject(setting), () => `${rule} an object of numbers by place, got ${shown(setting)}. ${ADVICE}`);
  for (const [place, range] of Object.entries(space)) {
    const value = setting[place];
    if (isOf(range, value)) continue;
    const got = value === undefined ? "nothing" : shown(value);
    const numbers = `a number in [${range.low}, ${range.high}]${range.scale === "log-or-0" ? " or 0" : ""}`;
    throw new GradusError(`${rule} "${place}" ${numbers}, got ${got}. ${ADVICE}`);
  }
  for (const place of Object.keys(setting)) {
    if (Object.hasOwn(space, place)) continue;
    const near = suggestion(place, Object.keys(space));
    throw new GradusError(`${rule} places of the space alone, got "${place}".${near} ${ADVICE}`);
  }
  return setting as Setting;
}

const ADVICE = "Return one number for each place of `space`, from its `low` to its `high`.";
