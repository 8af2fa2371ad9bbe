export type { ModelNeeds } from "./for-model.js";
export type { ReadOptions, ReadTable } from "./read-options.js";
export { readTable, readTableForModel } from "./read-table.js";
