import { ensureArgument, ensureOptions } from "../../core/options.js";
import { required, text } from "../../core/rules.js";
import type { ModelNeeds } from "../../read/for-model.js";
import { READ_OPTIONS, type ReadOptions, type ReadTable } from "../../read/read-options.js";
import { readHosted } from "../../read/read-table.js";
import { openHost } from "./open-host.js";

/**
 * Reads a time series from a CSV file (any usual delimiter, header or none, plain or .gz), a Parquet file or an Excel workbook (.xlsx); "-" is
 * standard input.
 *
 * The file is streamed: one pass looks at all columns, a second reads the chosen ones into one Float64Array each.
 * Nothing is left out or repaired without a note.
 *
 * @throws InputError naming file, row (1-based, header counted) and column, for anything that cannot be used as it is; GradusError for an
 * option that cannot be used; Stopped.
 * @example
 * const { series, targets, inputs, notes } = await readTable("samples/seattle-weather.csv", { target: ["temp_max"] });
 */
export async function readTable(file: string, options: ReadOptions = {}): Promise<ReadTable> {
  ensureArgument("readTable", file, ["file", required(text)]);
  ensureOptions("readTable", options, READ_OPTIONS);
  return readHosted(() => openHost(file, options.signal), options, null);
}

/**
 * The same for a trained model, whose columns the options name: a column may be constant, a target that is not read absent or empty, and the last rows may
 * hold nothing but what is known ahead.
 */
export async function readTableForModel(file: string, options: ReadOptions, needs: ModelNeeds): Promise<ReadTable> {
  return readHosted(() => openHost(file, options.signal), options, needs);
}
