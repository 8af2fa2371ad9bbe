import { meanOfErrors } from "./entry-errors.js";

/** Mean absolute error: mean of |n - y| over rows and outputs, in the unit of the targets. */
export const mae = meanOfErrors("mae", { of: Math.abs, finish: (mean) => mean });
