import { timeName } from "../../../data/time/time-names.js";

const NUMBER = "(?:[_ ]?(?:id|no|nr|number|name))?";

/** Words that name sequences wherever they come again. */
const CERTAIN = new RegExp(
  `^(?:case|seq|sequence|series|sample|trial|episode|unit|engine|subject|recording|piece|id)${NUMBER}$`,
  "i",
);

/** Words that name what is observed: sequences where a time of each row stands beside them, else perhaps a property. */
const OBSERVED = new RegExp(
  `^(?:device|machine|sensor|patient|participant|person|user|speaker|animal|vehicle|battery|station|session|experiment|track|trajectory|entity|object|run|uid)${NUMBER}$`,
  "i",
);

/** Columns of numbers that say the order of steps by their name. */
const STEPS = /^(?:t|time|step|cycle|frame|tick|index|timestep|time[_ ]?(?:step|index|stamp)|seconds?|ms)$/i;

/** How sure a name says that a column names sequences; null where it does not. */
export function sequenceName(name: string): "certain" | "observed" | null {
  const own = name.trim();
  if (CERTAIN.test(own)) return "certain";
  return OBSERVED.test(own) ? "observed" : null;
}

export function isStepName(name: string): boolean {
  return STEPS.test(name.trim());
}

/** Whether a column is called as times are, of steps or of the day. A "weak" name such as x or row may be that of anything. */
export function isTimeLikeName(name: string): boolean {
  const own = name.trim();
  if (STEPS.test(own) || /^(?:ts|dt|minutes?|hours?|days?)$/i.test(own)) return true;
  const named = timeName(own);
  return named === "date" || named === "time";
}
