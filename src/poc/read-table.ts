/** Tables as they are read, for a study and for a model: the one place that says whose these types are. */
export type { ModelNeeds } from "../read/for-model.js";
export type { ReadOptions, ReadTable } from "../read/read-options.js";
