import type { ModelNeeds } from "../for-model.js";
import type { ReadOptions, ReadTable } from "../read-options.js";

/** Reads files that tests wrote, on one of the hosts. */
export interface Reader {
  readonly readTable: (path: string, options?: ReadOptions) => Promise<ReadTable>;
  readonly readTableForModel: (path: string, options: ReadOptions, needs: ModelNeeds) => Promise<ReadTable>;
}

/** Whether the tests run on the host of a page: `npx vitest run --project page`. */
export const isPage = process.env["GRADUS_READER"] === "page";

export const { readTable, readTableForModel }: Reader = isPage
  ? (await import("./page-reader.js")).pageReader
  : await import("../../node/read/read-table.js");
