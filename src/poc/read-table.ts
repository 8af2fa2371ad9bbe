/** A table that was read, as a study takes it: the one place that says whose it is. */
export type { ReadTable } from "../node/read/read-options.js";
