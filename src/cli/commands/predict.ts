import { Option } from "commander";
import { csvField, withoutFormula } from "../../core/csv.js";
import { GradusError, Stopped } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { StopSignal } from "../../core/stop-signal.js";
import { findGaps } from "../../data/audit/checks/gaps.js";
import type { Series } from "../../data/series.js";
import type { Kernels } from "../../kernels/contract.js";
import { columnsRead, type ForecastRow, forecastInBlocks } from "../../model/forecast.js";
import type { ModelRecord } from "../../model/schema.js";
import { loadModel } from "../../node/model-files.js";
import { ensureWritableFile } from "../../node/outputs.js";
import { readTableForModel } from "../../node/read/index.js";
import { writeNamed } from "../../node/write.js";
import { addReadOptions, parseReadFlags, type ReadFlags } from "../data-options.js";
import { engineFor } from "../engine-options.js";
import { sayOfModel } from "../model-columns.js";
import { parseChoice } from "../parse.js";
import { sayFindings } from "../say-findings.js";
import type { AddCommand } from "../surroundings.js";

interface PredictFlags extends ReadFlags {
  readonly out?: string;
  readonly ahead?: string;
  readonly escapeFormulas: boolean;
}

/** gradus predict MODEL DATA: forecasts as CSV. */
export const addPredict: AddCommand = (program, { terminal, signal }) => {
  const command = program
    .command("predict <model> <data>")
    .description("write a model's forecasts for a table as CSV, with intervals");
  addReadOptions(command)
    .addOption(new Option("--out <file>", "where the CSV goes (default: -, standard output)"))
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
      const isAhead = flags.ahead !== undefined && parseChoice("--ahead", flags.ahead, ["all"]) === "all";
      const model = await loadModel(modelFile);
      const columns = { target: [...model.targets.columns], inputs: columnsRead(model) };
      const { seriesColumn, missing, notation } = model;
      const unread = columns.target.filter((name) => !columns.inputs.includes(name));
      const needs = { unread, knownAhead: model.derived.knownAhead, notation };
      const read = {
        ...(seriesColumn !== null && { series: seriesColumn }),
        ...(missing !== "none" && { missing }),
        missingValues: notation.missingValues,
        ...parseReadFlags(flags),
        ...columns,
        signal,
      };
      const { series, notes } = await readTableForModel(dataFile, read, needs).catch(sayOfModel);
      for (const note of notes) terminal.chat(`note: ${note}`);
      const gaps = findGaps(series, series.segments, model.window);
      if (gaps !== null) sayFindings([gaps], "en", terminal);
      if (out !== undefined) await ensureWritableFile(out, { option: "--out", inputs: [modelFile, dataFile] });
      const options = { kernels: engineFor({}, terminal), escapeFormulas: flags.escapeFormulas, isAhead };
      const stopped = out === undefined ? "Stopped: forecasts are missing." : `Stopped: ${out} was not written.`;
      const csv = untilStopped(forecastCsv(model, series, options), signal, stopped);
      if (out === undefined) return terminal.pour(csv);
      await writeNamed(out, csv, "--out");
      terminal.chat(`Forecasts: ${out}`);
    });
};

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

interface CsvOptions {
  readonly kernels: Kernels;
  readonly escapeFormulas: boolean;
  /** Only what lies ahead. */
  readonly isAhead: boolean;
}

/** A row a forecast: segment and rows ahead (where there are several), when, forecast and actual value of each target; in pieces. */
function* forecastCsv(
  model: ModelRecord,
  series: Series,
  { kernels, escapeFormulas, isAhead }: CsvOptions,
): Generator<string> {
  const { targets, horizon, window, intervals } = model;
  const long = series.segments.filter(({ start, end }) => end - start >= window);
  const several = new Set(long.map(({ name }) => name)).size > 1;
  const isMany = horizon.to > horizon.from;
  const text = (name: string) => csvField(escapeFormulas ? withoutFormula(name) : name);
  const head = [
    ...(several ? ["series"] : []),
    "when",
    ...(isMany ? ["step"] : []),
    ...targets.columns.flatMap((name) => [text(`${name} forecast`), text(`${name} actual`)]),
    ...targets.columns.flatMap((name) =>
      intervals.flatMap(({ level }) => ends(level).map((end) => text(`${name} ${end}`))),
    ),
  ];
  let lines = `${head.join(",")}\n`;
  let count = 0;
  const blocks = forecastInBlocks(model, series, { kernels });
  for (const block of isAhead ? [aheadIn(blocks)] : blocks) {
    for (const { segment, label, step, forecast, actual, intervals: own } of block) {
      count++;
      if (several) lines += `${text(segment)},`;
      lines += isMany ? `${label},${step}` : label;
      forecast.forEach((value, o) => {
        lines += `,${digits(value)},${actual?.[o] ?? ""}`;
      });
      forecast.forEach((_, o) => {
        for (const { low, high } of own) lines += `,${digits(low[o]!)},${digits(high[o]!)}`;
      });
      lines += "\n";
    }
    yield lines;
    lines = "";
  }
  if (count === 0) throw nothingAhead(model, series);
}

function digits(value: number): number {
  return Number(value.toPrecision(7));
}

/** Names of the ends of an interval: "80 % low". */
function ends(level: number): string[] {
  return ["low", "high"].map((end) => `${Number((100 * level).toFixed(1))} % ${end}`);
}

/** What lies ahead, each row as the latest rows that are known forecast it; in their order. */
function aheadIn(blocks: Iterable<readonly ForecastRow[]>): readonly ForecastRow[] {
  const latest = new Map<string, ForecastRow>();
  for (const block of blocks) {
    for (const row of block) if (row.actual === null) latest.set(JSON.stringify([row.segment, row.label]), row);
  }
  return [...latest.values()];
}

/** Where something must be known ahead and the table ends before it. */
function nothingAhead({ derived, horizon }: ModelRecord, { source }: Series): GradusError {
  const names = listed(derived.knownAhead.map(quoted));
  return new GradusError(
    `${source}: --ahead all needs ${names} for the ${horizon.to} rows after the last one that is known. Add rows with their times and these values, the ` +
      "others empty.",
  );
}
