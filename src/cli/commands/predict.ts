import { Option } from "commander";
import { csvField } from "../../core/csv.js";
import { GradusError } from "../../core/errors.js";
import { type ForecastRow, forecastSeries } from "../../model/forecast.js";
import type { ModelRecord } from "../../model/schema.js";
import { loadModel } from "../../node/model-files.js";
import { ensureWritableFile } from "../../node/outputs.js";
import { readTable } from "../../node/read/index.js";
import { writeNamed } from "../../node/write.js";
import { addReadOptions, parseReadFlags, type ReadFlags } from "../data-options.js";
import { engineFor } from "../engine-options.js";
import type { AddCommand } from "../surroundings.js";

/** gradus predict MODEL DATA: forecasts as CSV. */
export const addPredict: AddCommand = (program, { terminal }) => {
  const command = program.command("predict <model> <data>").description("write a model's forecasts for a table as CSV");
  addReadOptions(command)
    .addOption(new Option("--out <file>", "where the CSV goes (default: stdout)"))
    .action(async (modelFile: string, dataFile: string, flags: ReadFlags & { readonly out?: string }) => {
      const { out } = flags;
      const model = await loadModel(modelFile);
      const columns = { target: [...model.targets.columns], inputs: [...model.inputs.columns] };
      const { series, notes } = await readTable(dataFile, { ...parseReadFlags(flags), ...columns }).catch(sayOfModel);
      for (const note of notes) terminal.chat(`note: ${note}`);
      if (out !== undefined) await ensureWritableFile(out, { option: "--out", inputs: [modelFile, dataFile] });
      const csv = forecastCsv(model, forecastSeries(model, series, { kernels: engineFor({}, terminal) }));
      if (out === undefined) terminal.out(csv);
      else {
        await writeNamed(out, csv, "--out");
        terminal.chat(`Forecasts: ${out}`);
      }
    });
};

/** The columns are the model's: a message about one that is not there must not name options that the command lacks. */
function sayOfModel(error: unknown): never {
  if (!(error instanceof GradusError)) throw error;
  throw new GradusError(
    error.message.replace(
      /`(?:target|inputs)` names a column that is not there:/,
      "the table must hold the model's column",
    ),
  );
}

/** A row a forecast: segment and rows ahead (where there are several), when, forecast and actual value of each target. */
function forecastCsv({ targets, horizon }: ModelRecord, rows: readonly ForecastRow[]): string {
  const several = new Set(rows.map(({ segment }) => segment)).size > 1;
  const isMany = horizon.to > horizon.from;
  const head = [
    ...(several ? ["series"] : []),
    "when",
    ...(isMany ? ["step"] : []),
    ...targets.columns.flatMap((name) => [`${name} forecast`, `${name} actual`]),
  ];
  const lines = rows.map(({ segment, label, step, forecast, actual }) => [
    ...(several ? [segment] : []),
    label,
    ...(isMany ? [String(step)] : []),
    ...forecast.flatMap((value, o) => [String(Number(value.toPrecision(7))), actual === null ? "" : String(actual[o])]),
  ]);
  return [head, ...lines].map((cells) => `${cells.map(csvField).join(",")}\n`).join("");
}
