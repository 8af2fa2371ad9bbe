import { addFoldsOption, addWindowOptions, readTask, type WindowFlags } from "../data-options.js";
import { studyCommand } from "../study-command.js";
import { addStudyOptions, parseStudyFlags, type StudyFlags } from "../study-options.js";
import type { AddCommand } from "../surroundings.js";

/** gradus poc DATA: does diffusion pay on this table? */
export const addPoc: AddCommand = (program, surroundings) => {
  const command = program
    .command("poc <data>")
    .description("measure on your own table (CSV, CSV.gz or Parquet) whether diffusion pays against tuned SGD");
  addStudyOptions(addFoldsOption(addWindowOptions(command))).action(
    async (file: string, flags: WindowFlags & StudyFlags) => {
      const choices = parseStudyFlags(flags, command);
      const task = await readTask(file, flags, surroundings.signal);
      surroundings.exit(await studyCommand({ task, inputs: [file] }, choices, surroundings));
    },
  );
};
