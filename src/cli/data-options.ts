import { Command, Option } from "commander";
import { GradusError } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import { listed, quoted } from "../core/listed.js";
import { shellWord } from "../core/shell-word.js";
import type { ListenedSignal } from "../core/stop-signal.js";
import { ensureSum } from "../data/cut/shares.js";
import { SPLIT_KINDS } from "../data/cut/split-series.js";
import { CALENDAR_PARTS, calendarPartsOf } from "../data/derive/calendar.js";
import type { Derivation } from "../data/derive/derive-inputs.js";
import { MISSING_RULES } from "../data/missing.js";
import { DECIMAL_MARKS } from "../data/table-notation.js";
import { TARGET_TRANSFORMS } from "../data/transform/names.js";
import { sharedMemory } from "../data/window-set.js";
import type { Horizon } from "../data/windows.js";
import { type ReadTable, readTable } from "../node/read/index.js";
import { seriesTask } from "../study/spec/series-task.js";
import type { StudyFileData, StudyFileSplit, StudyFileTask } from "../study/spec/study-file.js";
import type { StudyTask } from "../study/spec/task.js";
import { type FlagFields, flagLayer, overlaid } from "./flag-fields.js";
import {
  parseCalendar,
  parseChoice,
  parseInteger,
  parseNames,
  parseShare,
  parseTimeFormat,
  parseTransform,
} from "./parse.js";
import { ensureTableName } from "./study-file/names.js";

/** Options of every command that reads a table, as commander leaves them: text. */
export interface ReadFlags {
  readonly time?: string;
  readonly timeFormat?: string;
  readonly series?: string;
  readonly missing?: string;
  readonly missingValues?: string;
  readonly decimal?: string;
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
  readonly transform?: string;
  readonly calendar?: string;
  readonly knownAhead?: string;
}

/** Adds the options for reading a table, without those that a trained model fixes. */
export function addReadOptions(command: Command): Command {
  return command
    .addOption(new Option("--time <column>", 'time column (default: found; "none": trust the order of rows)'))
    .addOption(
      new Option("--time-format <pattern>", "how times are written, e.g. DD.MM.YYYY or 'YYYY-[Q]Q' (default: found)"),
    )
    .addOption(new Option("--series <column>", 'column that tells stacked series apart (default: found; "none")'))
    .addOption(new Option("--missing <rule>", `missing values: ${MISSING_RULES.join(", ")} (default: refuse them)`))
    .addOption(
      new Option(
        "--missing-values <list>",
        "texts and numbers that stand for a missing value, e.g. -200,-999 (beside NA, -- and the like)",
      ),
    )
    .addOption(new Option("--decimal <mark>", 'decimal mark of the numbers, "." or "," (default: found)'))
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
    .addOption(
      new Option(
        "--calendar <parts>",
        `cycles that are inputs, as at the row that is forecast: none, or of ${CALENDAR_PARTS.join(", ")} (auto: those that the steps allow)`,
      ).default("auto"),
    )
    .addOption(
      new Option(
        "--known-ahead <columns>",
        "inputs known before their time (plans, holidays), read at the row that is forecast",
      ),
    )
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

/** Adds the option of commands that train for forecasts. */
export function addTransformOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--transform <list>",
      `what is done to the targets and undone in every forecast and error: ${TARGET_TRANSFORMS.join(", ")} (default: none)`,
    ),
  );
}

/** Names of the options that read a table and cut it into windows, as commander has them. */
export const WINDOW_FLAGS: readonly string[] = addWindowOptions(new Command()).options.map((option) =>
  option.attributeName(),
);

/** Where the options of a table stand in a study file. */
export const READ_FIELDS = {
  time: { field: "data.time" },
  timeFormat: { field: "data.timeFormat", parse: parseTimeFormat },
  series: { field: "data.series" },
  missing: { field: "data.missing", parse: (text) => parseChoice("--missing", text, MISSING_RULES) },
  missingValues: { field: "data.missingValues", parse: (text) => parseNames("--missing-values", text) },
  decimal: { field: "data.decimal", parse: (text) => parseChoice("--decimal", text, DECIMAL_MARKS) },
  encoding: { field: "data.encoding" },
} satisfies FlagFields<ReadFlags>;

/** The same for windows: an option is a flag above and a line here. */
export const WINDOW_FIELDS = {
  ...READ_FIELDS,
  target: { field: "data.target", parse: (text) => parseNames("--target", text) },
  inputs: { field: "data.inputs", parse: (text) => parseNames("--inputs", text) },
  window: { field: "task.window", parse: (text) => parseInteger("--window", text, 1) },
  horizon: { field: "task.horizon", parse: parseHorizon },
  everyStep: { field: "task.everyStep" },
  transform: { field: "task.transform", parse: (text) => parseTransform("--transform", text) },
  calendar: { field: "task.calendar", parse: (text) => parseCalendar("--calendar", text) },
  knownAhead: { field: "task.knownAhead", parse: (text) => parseNames("--known-ahead", text) },
  validationShare: { field: "split.validationShare", parse: (text) => parseShare("--validation-share", text) },
  testShare: { field: "split.testShare", parse: (text) => parseShare("--test-share", text) },
  split: { field: "split.by", parse: (text) => parseChoice("--split", text, SPLIT_KINDS) },
  gap: { field: "split.gap", parse: (text) => parseInteger("--gap", text, 0) },
  folds: { field: "split.folds", parse: (text) => parseInteger("--folds", text, 1, MOST.folds) },
} satisfies FlagFields<WindowFlags>;

export function parseReadFlags({ time, timeFormat, series, missing, missingValues, decimal, encoding }: ReadFlags) {
  return {
    ...(time !== undefined && { time }),
    ...(timeFormat !== undefined && { timeFormat: parseTimeFormat(timeFormat) }),
    ...(series !== undefined && { series }),
    ...(encoding !== undefined && { encoding }),
    ...(missing !== undefined && { missing: parseChoice("--missing", missing, MISSING_RULES) }),
    ...(missingValues !== undefined && { missingValues: parseNames("--missing-values", missingValues) }),
    ...(decimal !== undefined && { decimal: parseChoice("--decimal", decimal, DECIMAL_MARKS) }),
  };
}

/** A table with the flags that read it, as they may be typed for another command. */
export function typedTable(file: string, data: TableChoice["data"] = {}): string {
  const flags = Object.keys(READ_FIELDS).flatMap((name) => {
    const value = data[name as keyof typeof READ_FIELDS];
    const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return value === undefined ? [] : [`--${flag}`, String(value)];
  });
  return [file, ...flags].map(shellWord).join(" ");
}

/** What is asked for of a table: as a study file has it, without the file and with every default. */
export interface TableChoice {
  readonly data?: Omit<StudyFileData, "file">;
  readonly task: StudyFileTask & Required<Pick<StudyFileTask, "window" | "horizon">>;
  readonly split: StudyFileSplit & Required<Pick<StudyFileSplit, "validationShare" | "testShare">>;
}

/** The choices of a command that takes no study file. */
export function parseWindowFlags(command: Command): TableChoice {
  return overlaid(
    flagLayer(command, WINDOW_FIELDS, "default"),
    flagLayer(command, WINDOW_FIELDS, "cli"),
  ) as TableChoice;
}

/** Reads a table and makes the forecasting task of it; what contradicts itself is refused before the file is opened. */
export async function readTask(file: string, choice: TableChoice, signal: ListenedSignal): Promise<StudyTask> {
  ensureConsistent(choice);
  return taskOf(await readColumns(file, choice, signal), choice);
}

/** Reads the chosen columns. */
export async function readColumns(
  file: string,
  {
    data: { target, inputs, ...read } = {},
    task: { knownAhead = [] } = {},
  }: Pick<TableChoice, "data"> & { readonly task?: StudyFileTask },
  signal: ListenedSignal,
): Promise<ReadTable> {
  ensureTableName(file);
  return readTable(file, {
    ...read,
    ...(target !== undefined && { target: listOf(target) }),
    ...(inputs !== undefined && { inputs: [...new Set([...listOf(inputs), ...listOf(knownAhead)])] }),
    signal,
  });
}

/** Makes the task of a table that was read. */
export function taskOf({ series, ...read }: ReadTable, { task, split }: TableChoice): StudyTask {
  const { calendar = "auto", knownAhead = [], transform = [], window } = task;
  const cut = { window, horizon: horizonOf(task), transform, ...split };
  const made = { calendar: calendar === "auto" ? calendarPartsOf(series) : calendar, knownAhead: listOf(knownAhead) };
  const notes = [...read.notes, ...derivedNotes(made)];
  return seriesTask({ series, ...read, notes, ...cut, ...made, allocate: sharedMemory });
}

/** What nobody asked for is said aloud. */
function derivedNotes({ calendar, knownAhead }: Derivation): string[] {
  const cycles = { hour: "hour of the day", weekday: "day of the week", month: "time of the year" };
  return [
    ...(calendar.length === 0
      ? []
      : [`Inputs from the calendar, as at the row that is forecast: ${listed(calendar.map((part) => cycles[part]))}.`]),
    ...(knownAhead.length === 0
      ? []
      : [`Read at the row that is forecast, as known before its time: ${listed(knownAhead.map(quoted))}.`]),
  ];
}

function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}

/** The rows ahead: with `everyStep`, all up to the horizon. */
export function horizonOf({ horizon, everyStep = false }: TableChoice["task"]): Horizon {
  if (!everyStep) return horizon;
  if (typeof horizon === "number") return { from: 1, to: horizon };
  const text = `${horizon.from}..${horizon.to}`;
  throw new GradusError(`\`everyStep\` goes with one \`horizon\`, got "${text}". Leave one of them out.`);
}

/** Said here too, as the table may be a large one. */
function ensureConsistent(choice: TableChoice): void {
  horizonOf(choice.task);
  ensureSharesLeaveRows(choice);
}

/** Throws where validation and test part together would be all of the data. */
export function ensureSharesLeaveRows({
  split: { by = "time", folds = 1, ...shares },
}: Pick<TableChoice, "split">): void {
  ensureSum("splitFolds", { by, folds, ...shares });
}

/** "1", or "1..24" for every row from the first to the last. */
function parseHorizon(text: string): Horizon {
  if (/^\s*\d+\s*$/.test(text)) return parseInteger("--horizon", text, 1);
  const range = /^(\d+)\.\.(\d+)$/.exec(text);
  const [from, to] = [Number(range?.[1]), Number(range?.[2])];
  if (range === null || from < 1 || to < from) {
    throw new GradusError(
      `--horizon must be a number of rows or a range FROM..TO with 1 <= FROM <= TO such as 1..24, got "${text}".`,
    );
  }
  return { from, to };
}
