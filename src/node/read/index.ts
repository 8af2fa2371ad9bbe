export type { ModelNeeds } from "./for-model.js";
export { type ReadOptions, type ReadTable, readTable, readTableForModel } from "./read-table.js";
