export { type ReadOptions, type ReadTable, readTable } from "./read-table.js";
