import { ensureOptions } from "../../core/options.js";
import type { ModelNeeds } from "../../read/for-model.js";
import { READ_OPTIONS, type ReadOptions, type ReadTable } from "../../read/read-options.js";
import { readHosted } from "../../read/read-table.js";
import type { PageEngine } from "./engine.js";
import { openHost, type PageFile } from "./open-host.js";
import { ensureWithinLimit } from "./page-limit.js";

export type { PageFile };

/**
 * Reads a time series from a file that was given to the page, as `readTable` of gradus/node does, by the same rules. In a dedicated Web Worker: it works
 * for as long as it takes. `engine` comes from `loadEngine`, once for all files.
 *
 * @throws InputError naming file, row and column; GradusError for an option that cannot be used; Stopped
 */
export async function readTableInPage(file: PageFile, options: ReadOptions, engine: PageEngine): Promise<ReadTable> {
  ensureOptions("readTable", options, READ_OPTIONS);
  ensureWithinLimit(file);
  return readHosted(() => openHost(file, engine), options, null);
}

/** The same for a trained model, whose columns the options name. */
export async function readTableInPageForModel(
  file: PageFile,
  options: ReadOptions,
  { engine, needs }: { readonly engine: PageEngine; readonly needs: ModelNeeds },
): Promise<ReadTable> {
  ensureWithinLimit(file);
  return readHosted(() => openHost(file, engine), options, needs);
}
