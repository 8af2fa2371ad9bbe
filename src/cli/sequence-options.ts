import { type Command, Option } from "commander";
import { MOST } from "../core/limits.js";
import { SEQUENCE_TASKS } from "../data/sequences/contract.js";
import type { FlagFields } from "./flag-fields.js";
import { parseChoice, parseInteger, parsePositive, parseShare } from "./parse.js";

/** Options of tasks on sequences: classes, tags, frames, characters. */
export interface SequenceFlags {
  readonly task?: string;
  readonly metric?: string;
  readonly labelSmoothing?: string;
  readonly classWeights?: string;
  readonly testData?: string;
  readonly validationData?: string;
  readonly labels?: string;
  readonly channels?: string;
  readonly testLabels?: string;
  readonly cap?: string;
}

/** What may be asked for: a forecast of a table's rows, or one of the tasks on sequences. */
export const TASK_KINDS = ["forecast", ...SEQUENCE_TASKS] as const;
export const CLASS_WEIGHTS = ["none", "balanced"] as const;

/** Adds the options of tasks on sequences. */
export function addSequenceOptions(command: Command): Command {
  return addLabelOptions(command)
    .addOption(new Option("--task <kind>", `what is told: ${TASK_KINDS.join(", ")} (default: found from the data)`))
    .addOption(
      new Option(
        "--test-data <files>",
        "of sequences: the test part, a file or several: a,b (default: X_TEST beside X_TRAIN)",
      ),
    )
    .addOption(new Option("--validation-data <files>", "of sequences: the validation part (default: a share)"))
    .addOption(
      new Option(
        "--test-labels <file>",
        "with --target countdown: a number for each test sequence, the steps left after its last",
      ),
    )
    .addOption(new Option("--cap <steps>", "with --target countdown: no more steps than these are told"))
    .addOption(new Option("--metric <name>", "of sequences: what decides, e.g. error-rate (default: the log loss)"))
    .addOption(new Option("--class-weights <rule>", `of classes: ${CLASS_WEIGHTS.join(", ")} (default: none)`))
    .addOption(
      new Option("--label-smoothing <share>", "of classes: share of a label that goes to all classes in training"),
    );
}

/** Adds those by which a model reads other sequences, too. */
export function addLabelOptions(command: Command): Command {
  return command
    .addOption(new Option("--labels <file>", "of sequences: a table or IDX file of labels beside data that have none"))
    .addOption(
      new Option("--channels <n>", "of sequences that are rows: numbers a step, x1 y1 x2 y2 ... (default: 1)"),
    );
}

/** Where they stand in a study file. */
export const SEQUENCE_FIELDS = {
  task: { field: "task.kind", parse: (text) => parseChoice("--task", text, TASK_KINDS) },
  metric: { field: "task.metric" },
  labelSmoothing: {
    field: "task.labelSmoothing",
    parse: (text) => parseShare("--label-smoothing", text, { orNone: true }),
  },
  classWeights: { field: "task.classWeights", parse: (text) => parseChoice("--class-weights", text, CLASS_WEIGHTS) },
  testData: { field: "data.testData" },
  validationData: { field: "data.validationData" },
  labels: { field: "data.labels" },
  channels: { field: "data.channels", parse: (text) => parseInteger("--channels", text, 1) },
  testLabels: { field: "data.testLabels" },
  cap: { field: "data.cap", parse: (text) => parsePositive("--cap", text, MOST.error) },
} satisfies FlagFields<SequenceFlags>;
