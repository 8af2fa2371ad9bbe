/** Tables as they are read, for a study and for a model: the one place that says whose these types are. */
export type { ModelNeeds } from "../node/read/for-model.js";
export type { ReadOptions, ReadTable } from "../node/read/read-options.js";
