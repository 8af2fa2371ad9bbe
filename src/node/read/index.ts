export type { ModelNeeds } from "../../read/for-model.js";
export type { ReadOptions, ReadTable } from "../../read/read-options.js";
export { readTable, readTableForModel } from "./read-table.js";
