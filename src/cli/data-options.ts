import { Command, Option } from "commander";
import { GradusError } from "../core/errors.js";
import { MOST } from "../core/limits.js";
import { SPLIT_KINDS } from "../data/cut/split-series.js";
import { CALENDAR_PARTS } from "../data/derive/calendar.js";
import { TARGET_TRANSFORMS } from "../data/transform/names.js";
import type { Horizon } from "../data/windows.js";
import { TABLE_DEFAULTS, USUAL_WINDOW } from "../poc/defaults.js";
import { overlaid, type TableChoice } from "../poc/study-layer.js";
import { parseNumberLoss } from "../study/spec/number-loss.js";
import { type FlagFields, flagLayer } from "./flag-fields.js";
import { parseCalendar, parseChoice, parseInteger, parseNames, parseShare, parseTransform } from "./parse.js";
import { addReadOptions, READ_FIELDS, type ReadFlags } from "./read-flags.js";
import { addSequenceOptions, SEQUENCE_FIELDS, type SequenceFlags } from "./sequence-options.js";

const { task, split } = TABLE_DEFAULTS;

/** Options that cut a table into windows. */
export interface WindowFlags extends ReadFlags, SequenceFlags {
  readonly target?: string;
  readonly inputs?: string;
  readonly window?: string;
  readonly horizon: string;
  readonly everyStep?: boolean;
  readonly testShare: string;
  readonly validationShare: string;
  readonly split: string;
  readonly gap: string;
  readonly folds?: string;
  readonly transform?: string;
  readonly loss?: string;
  readonly calendar?: string;
  readonly knownAhead?: string;
}

/** Adds the options that cut a table into windows. */
export function addWindowOptions(command: Command): Command {
  return addSequenceOptions(addReadOptions(command))
    .addOption(new Option("--target <columns>", "what to forecast (default: the last column)"))
    .addOption(new Option("--inputs <columns>", "what to forecast from (default: all numeric columns)"))
    .addOption(
      new Option(
        "--window <rows>",
        `rows the network reads for a forecast (default: ${USUAL_WINDOW}; of sequences their length)`,
      ),
    )
    .addOption(
      new Option("--horizon <rows>", "rows ahead to forecast: one, or a range such as 1..24").default(
        String(task.horizon),
      ),
    )
    .addOption(new Option("--every-step", "forecast every row up to the horizon, all at once: --horizon 24 is 1..24"))
    .addOption(
      new Option(
        "--calendar <parts>",
        `cycles that are inputs, as at the row that is forecast: none, or of ${CALENDAR_PARTS.join(", ")} (auto: those that the steps allow)`,
      ).default(task.calendar),
    )
    .addOption(
      new Option(
        "--known-ahead <columns>",
        "inputs known before their time (plans, holidays), read at the row that is forecast",
      ),
    )
    .addOption(
      new Option("--validation-share <share>", "share of the rows that validates").default(
        String(split.validationShare),
      ),
    )
    .addOption(
      new Option("--test-share <share>", "share of the rows that tests, the last ones").default(
        String(split.testShare),
      ),
    )
    .addOption(
      new Option(
        "--split <kind>",
        "parts by time, or by group: whole series, machines, sites (--series), each in one part",
      ).default(split.by),
    )
    .addOption(
      new Option("--gap <rows>", "rows left out before the validation and the test part").default(String(split.gap)),
    );
}

/** Adds the option of commands that train on more than one split. */
export function addFoldsOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--folds <n>",
      "splits of the data: methods are tuned on the first and compared on all (by time: the rolling origin)",
    ).default(String(split.folds)),
  );
}

/** Adds the options of commands that train for forecasts. */
export function addTransformOption(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--transform <list>",
        `what is done to the targets and undone in every forecast and error: ${TARGET_TRANSFORMS.join(", ")} (default: none)`,
      ),
    )
    .addOption(
      new Option(
        "--loss <loss>",
        "of numbers, what is minimised: squared, huber or huber:DELTA (outliers pull less), quantile:TAU such as quantile:0.9, or several at once, quantile:0.1,0.5,0.9: a median with intervals (default: squared)",
      ),
    );
}

/** Names of the options that read a table and cut it into windows, as commander has them. */
export const WINDOW_FLAGS: readonly string[] = addWindowOptions(new Command()).options.map((option) =>
  option.attributeName(),
);

/** The same for windows: an option is a flag above and a line here. */
export const WINDOW_FIELDS = {
  ...READ_FIELDS,
  ...SEQUENCE_FIELDS,
  target: { field: "data.target", parse: (text) => parseNames("--target", text) },
  inputs: { field: "data.inputs", parse: (text) => parseNames("--inputs", text) },
  window: { field: "task.window", parse: (text) => parseInteger("--window", text, 1) },
  horizon: { field: "task.horizon", parse: parseHorizon },
  everyStep: { field: "task.everyStep" },
  transform: { field: "task.transform", parse: (text) => parseTransform("--transform", text) },
  loss: { field: "task.loss", parse: lossText },
  calendar: { field: "task.calendar", parse: (text) => parseCalendar("--calendar", text) },
  knownAhead: { field: "task.knownAhead", parse: (text) => parseNames("--known-ahead", text) },
  validationShare: { field: "split.validationShare", parse: (text) => parseShare("--validation-share", text) },
  testShare: { field: "split.testShare", parse: (text) => parseShare("--test-share", text, { orNone: true }) },
  split: { field: "split.by", parse: (text) => parseChoice("--split", text, SPLIT_KINDS) },
  gap: { field: "split.gap", parse: (text) => parseInteger("--gap", text, 0) },
  folds: { field: "split.folds", parse: (text) => parseInteger("--folds", text, 1, MOST.folds) },
} satisfies FlagFields<WindowFlags>;

/** The choices of a command that takes no study file. */
export function parseWindowFlags(command: Command): TableChoice {
  return overlaid(
    flagLayer(command, WINDOW_FIELDS, "default"),
    flagLayer(command, WINDOW_FIELDS, "cli"),
  ) as TableChoice;
}

/** Checked, and left as it was typed, which is how a file has it. */
function lossText(text: string): string {
  parseNumberLoss(text, "--loss");
  return text;
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
