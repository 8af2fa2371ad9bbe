import { type Command, Option } from "commander";
import { looksLikeSequences } from "../../node/sequences/looks-like-sequences.js";
import { fittingChoices } from "../../poc/prepare-study.js";
import type { TableChoice } from "../../poc/study-layer.js";
import type { StudyTask } from "../../study/spec/task.js";
import { contradictions, ensureFlagsAgree } from "../contradictions.js";
import { WINDOW_FIELDS } from "../data-options.js";
import { fieldNames, fillStudy } from "../fill-study.js";
import { addPocOptions } from "../poc-options.js";
import { ensureReachable } from "../queue-options.js";
import { tableWords } from "../read-flags.js";
import { refuseUnused } from "../refuse-unused.js";
import { studyChoices } from "../study-choices.js";
import { studyCommand } from "../study-command.js";
import { madeTask } from "../study-file/made-task.js";
import { isStudyFile } from "../study-file/names.js";
import { StudyFileError } from "../study-file/problems.js";
import { readStudyFile } from "../study-file/read.js";
import { ensureTableThere } from "../study-file/table-there.js";
import { TABLE_STUDY_FIELDS } from "../study-options.js";
import type { AddCommand } from "../surroundings.js";
import { readTask } from "../table-task.js";

/** gradus poc DATA, gradus poc STUDY: does diffusion pay on this table? */
export const addPoc: AddCommand = (program, surroundings) => {
  const command = program
    .command("poc")
    .argument(
      "<data>",
      "a table (CSV, CSV.gz, Parquet or .xlsx), or a study file (.ts, .js or .json) that gradus init writes",
    )
    .description("measure on your own table whether diffusion pays against tuned SGD")
    .addOption(
      new Option("--called <name>", "what the records call the data in place of their file's name").hideHelp(),
    );
  addPocOptions(command).action(async (file: string) => {
    const given =
      isStudyFile(file) && !(await looksLikeSequences(file))
        ? await readStudyFile(file, (sound) => contradictions(command, sound, sound))
        : null;
    if (given !== null) {
      surroundings.nameBy(fieldNames(command, TABLE_STUDY_FIELDS, given));
      const lines = contradictions(command, given);
      if (lines.length > 0) throw new StudyFileError(lines);
    }
    if (given === null) ensureFlagsAgree(command);
    const made = given && madeTask(given);
    if (made !== null) refuseTableFlags(command, file);
    const asked = fillStudy(command, TABLE_STUDY_FIELDS, given);
    const choices = studyChoices(asked, command);
    await ensureReachable(choices.queue, (note) => surroundings.terminal.chat(note));
    const table = given?.study.data.file ?? file;
    if (given !== null) await ensureTableThere(given);
    const task = made ?? (await readTask(table, asked as TableChoice, surroundings.signal));
    const inputs = [...new Set([file, table])];
    const data = made === null ? tableWords(table, (asked as TableChoice).data) : null;
    const isAsked =
      command.getOptionValueSource("batchSizes") === "cli" || given?.study.budget?.batchSizes !== undefined;
    const isNamed = command.getOptionValueSource("methods") === "cli" || given?.study.methods !== undefined;
    const fitted = fittingChoices(task, choices, { methods: isNamed, batchSizes: isAsked });
    const study = {
      task: called(fitted.task, command.opts<PocFlags>().called),
      inputs,
      data,
      studyFile: given?.record ?? null,
    };
    surroundings.exit(await studyCommand(study, fitted.choices, surroundings));
  });
};

interface PocFlags {
  /** Of a suite, whose tables are parts of another one. */
  readonly called?: string;
}

function called(task: StudyTask, name: string | undefined): StudyTask {
  return name === undefined ? task : { ...task, record: { ...task.record, source: name } };
}

function refuseTableFlags(command: Command, file: string): void {
  refuseUnused(command, {
    flags: Object.keys(WINDOW_FIELDS),
    why: `on a task that is made in code, data.task of ${file}`,
    instead: "change the task there",
  });
}
