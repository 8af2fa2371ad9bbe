import { Command, Option } from "commander";
import { GradusError } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import type { ListenedSignal } from "../core/stop-signal.js";
import { SPLIT_KINDS } from "../data/cut/split-series.js";
import { MISSING_RULES } from "../data/missing.js";
import { sharedMemory } from "../data/window-set.js";
import type { Horizon } from "../data/windows.js";
import { readTable } from "../node/read/index.js";
import { type SeriesTaskOptions, seriesTask } from "../study/spec/series-task.js";
import type { StudyTask } from "../study/spec/task.js";
import { parseChoice, parseInteger, parseNames, parseShare } from "./parse.js";

/** Options of every command that reads a table, as commander leaves them: text. */
export interface ReadFlags {
  readonly time?: string;
  readonly series?: string;
  readonly missing?: string;
  readonly encoding?: string;
}

/** Options that cut a table into windows. */
export interface WindowFlags extends ReadFlags {
  readonly target?: string;
  readonly inputs?: string;
  readonly window: string;
  readonly horizon: string;
  readonly everyStep?: boolean;
  readonly testShare: string;
  readonly validationShare: string;
  readonly split: string;
  readonly gap: string;
  readonly folds?: string;
}

/** Adds the options for reading a table, without those that a trained model fixes. */
export function addReadOptions(command: Command): Command {
  return command
    .addOption(new Option("--time <column>", 'time column (default: found; "none": trust the order of rows)'))
    .addOption(new Option("--series <column>", 'column that tells stacked series apart (default: found; "none")'))
    .addOption(new Option("--missing <rule>", `missing values: ${MISSING_RULES.join(", ")} (default: refuse them)`))
    .addOption(new Option("--encoding <name>", "encoding of the text, e.g. shift_jis or gb18030 (default: found)"));
}

/** Adds the options that cut a table into windows. */
export function addWindowOptions(command: Command): Command {
  return addReadOptions(command)
    .addOption(new Option("--target <columns>", "what to forecast (default: the last numeric column)"))
    .addOption(new Option("--inputs <columns>", "what to forecast from (default: all numeric columns)"))
    .addOption(new Option("--window <rows>", "rows the network reads for a forecast").default("24"))
    .addOption(new Option("--horizon <rows>", "rows ahead to forecast: one, or a range such as 1..24").default("1"))
    .addOption(new Option("--every-step", "forecast every row up to the horizon, all at once: --horizon 24 is 1..24"))
    .addOption(new Option("--validation-share <share>", "share of the rows that validates").default("0.2"))
    .addOption(new Option("--test-share <share>", "share of the rows that tests, the last ones").default("0.2"))
    .addOption(
      new Option(
        "--split <kind>",
        "parts by time, or by group: whole series, machines, sites (--series), each in one part",
      ).default("time"),
    )
    .addOption(new Option("--gap <rows>", "rows left out before the validation and the test part").default("0"));
}

/** Adds the option of commands that train on more than one split. */
export function addFoldsOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--folds <n>",
      "splits of the data: methods are tuned on the first and compared on all (by time: the rolling origin)",
    ).default("1"),
  );
}

/** Names of the options that read a table and cut it into windows, as commander has them. */
export const WINDOW_FLAGS: readonly string[] = addWindowOptions(new Command()).options.map((option) =>
  option.attributeName(),
);

export function parseReadFlags({ time, series, missing, encoding }: ReadFlags) {
  return {
    ...(time !== undefined && { time }),
    ...(series !== undefined && { series }),
    ...(encoding !== undefined && { encoding }),
    ...(missing !== undefined && { missing: parseChoice("--missing", missing, MISSING_RULES) }),
  };
}

/** Reads a table and makes the forecasting task of it; every flag is checked before the file is opened. */
export async function readTask(file: string, flags: WindowFlags, signal: ListenedSignal): Promise<StudyTask> {
  const cut: Omit<SeriesTaskOptions, "series" | "inputs" | "targets" | "notes" | "missing"> = {
    window: parseInteger("--window", flags.window, 1),
    horizon: parseHorizon(flags),
    validationShare: parseShare("--validation-share", flags.validationShare),
    testShare: parseShare("--test-share", flags.testShare),
    by: parseChoice("--split", flags.split, SPLIT_KINDS),
    gap: parseInteger("--gap", flags.gap, 0),
    folds: parseInteger("--folds", flags.folds ?? "1", 1, MOST.folds),
  };
  const { series, ...read } = await readTable(file, {
    ...parseReadFlags(flags),
    ...(flags.target !== undefined && { target: parseNames("--target", flags.target) }),
    ...(flags.inputs !== undefined && { inputs: parseNames("--inputs", flags.inputs) }),
    signal,
  });
  return seriesTask({ series, ...read, ...cut, allocate: sharedMemory });
}

/** "1", or "1..24" for every row from the first to the last. */
function parseHorizon({ horizon, everyStep = false }: Pick<WindowFlags, "horizon" | "everyStep">): Horizon {
  if (/^\s*\d+\s*$/.test(horizon)) {
    const to = parseInteger("--horizon", horizon, 1);
    return everyStep ? { from: 1, to } : to;
  }
  if (everyStep && horizon.includes(".."))
    throw new GradusError(`--every-step goes with one --horizon, got "${horizon}". Leave one of them out.`);
  const range = /^(\d+)\.\.(\d+)$/.exec(horizon);
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  if (range === null || from < 1 || to < from) {
    throw new GradusError(
      `--horizon must be a number of rows or a range FROM..TO with 1 <= FROM <= TO such as 1..24, got "${horizon}".`,
    );
  }
  return { from, to };
}
