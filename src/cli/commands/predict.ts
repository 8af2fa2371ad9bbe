import { Option } from "commander";
import { GradusError, Stopped } from "../../core/errors.js";
import type { ListenedSignal, StopSignal } from "../../core/stop-signal.js";
import { findGaps } from "../../data/audit/checks/gaps.js";
import { intervalsOfModelNotes } from "../../data/interval-levels.js";
import type { ModelRecord } from "../../model/schema.js";
import { windowNotes } from "../../model/sequences/window-notes.js";
import { loadModel } from "../../node/model-files.js";
import { ensureWritableFile } from "../../node/outputs.js";
import { readTableForModel } from "../../node/read/index.js";
import { writeNamed } from "../../node/write.js";
import { writeParquet } from "../../node/write-parquet.js";
import { type ForecastTable, type ForecastTableOptions, forecastTable } from "../../poc/forecast-table.js";
import { sayOfModel } from "../../poc/model-columns.js";
import { readingForModel } from "../../poc/reading-for-model.js";
import { TEXTS } from "../../report/text/index.js";
import { engineFor } from "../engine-options.js";
import { parseChoice } from "../parse.js";
import { addReadOptions, parseReadFlags, type ReadFlags } from "../read-flags.js";
import { sayFindings } from "../say-words.js";
import { addLabelOptions } from "../sequence-options.js";
import { sequenceTable } from "../sequence-table.js";
import { readForModel } from "../sequences-for-model.js";
import type { AddCommand, Surroundings } from "../surroundings.js";

interface PredictFlags extends ReadFlags {
  readonly labels?: string;
  readonly channels?: string;
  readonly out?: string;
  readonly ahead?: string;
  readonly escapeFormulas: boolean;
}

/** gradus predict MODEL DATA: forecasts as CSV or Parquet. */
export const addPredict: AddCommand = (program, { terminal, signal }) => {
  const command = program
    .command("predict <model> <data>")
    .description("write a model's forecasts for a table as CSV or Parquet, with intervals");
  addLabelOptions(addReadOptions(command))
    .addOption(
      new Option(
        "--out <file>",
        "where forecasts go: Parquet to a name in .parquet, else CSV (default: -, standard output)",
      ),
    )
    .addOption(
      new Option(
        "--ahead <rows>",
        "all: only forecasts of rows that are open or lie after the table's end, by the latest that is known",
      ),
    )
    .addOption(
      new Option(
        "--no-escape-formulas",
        "write names that a spreadsheet would run (= + - @ first) without a ' before them",
      ),
    )
    .action(async (modelFile: string, dataFile: string, flags: PredictFlags) => {
      const out = flags.out === "-" ? undefined : flags.out;
      if (modelFile === "-" && dataFile === "-")
        throw new GradusError("- is standard input, which holds one file: the model or the table. Name the other one.");
      const packed = /\.(?:gz|zip|zst|bz2|xz|lz4|br)$/i.exec(out ?? "");
      if (packed !== null)
        throw new GradusError(
          `--out must name a file of plain CSV or Parquet, got ${out}, and nothing is packed here. Give ${out!.slice(0, packed.index)} and pack that.`,
        );
      const isAhead = flags.ahead !== undefined && parseChoice("--ahead", flags.ahead, ["all"]) === "all";
      const model = await loadModel(modelFile);
      if (model.sequences !== null && isAhead)
        throw new GradusError("--ahead is of forecasts of a table, got a model of sequences. Leave it out.");
      const { table, notes } =
        model.sequences === null
          ? await ofTable(model, { dataFile, flags, isAhead }, { terminal, signal })
          : await ofSequences(model, { dataFile, flags }, signal);
      for (const note of notes) terminal.chat(`note: ${note}`);
      if (model.sequences === null && model.quantile === undefined && model.quantiles === undefined) {
        for (const note of intervalsOfModelNotes(model.intervals)) terminal.chat(`note: ${note}`);
      }
      if (out !== undefined) await ensureWritableFile(out, { option: "--out", inputs: [modelFile, dataFile] });
      const isParquet = out !== undefined && /\.parquet$/i.test(out);
      const escapeFormulas = flags.escapeFormulas && !isParquet; // no spreadsheet runs Parquet
      const stopped = out === undefined ? "Stopped: forecasts are missing." : `Stopped: ${out} was not written.`;
      const forecasts = table({ kernels: engineFor({}, terminal), escapeFormulas, isTyped: isParquet });
      const csv = untilStopped(forecasts.csv, signal, stopped);
      if (out === undefined) return terminal.pour(csv);
      if (isParquet) await writeParquet(out, forecasts.columns, { csv, option: "--out" });
      else await writeNamed(out, csv, "--out");
      terminal.chat(`Forecasts: ${out}`);
    });
};

type TableOf = (options: Omit<ForecastTableOptions, "isAhead">) => ForecastTable;

interface Asked {
  readonly dataFile: string;
  readonly flags: PredictFlags;
}

/** The forecasts of a table's rows. */
async function ofTable(
  model: ModelRecord,
  { dataFile, flags, isAhead }: Asked & { readonly isAhead: boolean },
  { terminal, signal }: Pick<Surroundings, "terminal" | "signal">,
): Promise<{ readonly table: TableOf; readonly notes: readonly string[] }> {
  const { options, needs } = readingForModel(model, parseReadFlags(flags));
  const { series, notes } = await readTableForModel(dataFile, { ...options, signal }, needs).catch(sayOfModel);
  const gaps = findGaps(series, series.segments, model.window);
  if (gaps !== null) sayFindings([gaps], TEXTS.en, terminal);
  return { table: (options) => forecastTable(model, series, { ...options, isAhead }), notes };
}

/** What is told of sequences, read as those that the model was trained on. */
async function ofSequences(
  model: ModelRecord,
  { dataFile, flags }: Asked,
  signal: ListenedSignal,
): Promise<{ readonly table: TableOf; readonly notes: readonly string[] }> {
  const data = await readForModel(model, dataFile, flags, signal);
  return {
    table: (options) => sequenceTable(model, data, options),
    notes: [...data.notes, ...windowNotes(model, data)],
  };
}

/** A file that is written whole or not at all is then not written. */
function* untilStopped(pieces: Iterable<string>, signal: StopSignal, stopped: string): Generator<string> {
  try {
    for (const piece of pieces) {
      if (signal.aborted) throw new Stopped(stopped);
      yield piece;
    }
  } catch (error) {
    sayOfModel(error);
  }
}
