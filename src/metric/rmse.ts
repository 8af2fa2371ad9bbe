import { meanOfErrors } from "./entry-errors.js";

/** Root mean squared error: sqrt(mean of (n - y)^2 over rows and outputs), in the unit of the targets. */
export const rmse = meanOfErrors("rmse", { of: (error) => error ** 2, finish: Math.sqrt });
