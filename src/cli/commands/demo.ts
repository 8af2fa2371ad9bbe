import { Option } from "commander";
import { randomStream } from "../../core/numeric/random.js";
import { sharedMemory } from "../../data/window-set.js";
import { addingStudyTask } from "../../study/spec/adding-task.js";
import { fillStudy } from "../fill-study.js";
import { parseChoice, parseInteger } from "../parse.js";
import { ensureReachable } from "../queue-options.js";
import { studyChoices } from "../study-choices.js";
import { studyCommand } from "../study-command.js";
import { addStudyOptions, STUDY_FIELDS, type StudyFlags } from "../study-options.js";
import type { AddCommand } from "../surroundings.js";

const TASKS = ["adding"] as const;

interface DemoFlags {
  readonly length: string;
  readonly trainSize: string;
  readonly validationSize: string;
  readonly testSize: string;
}

/** gradus demo adding: the same study on a problem whose answer is known. */
export const addDemo: AddCommand = (program, surroundings) => {
  const command = program
    .command("demo <task>")
    .description(`run the study on a synthetic task: ${TASKS.join(", ")}`)
    .addOption(new Option("--length <T>", "rows of an example").default("10"))
    .addOption(new Option("--train-size <n>", "training examples").default("2000"))
    .addOption(new Option("--validation-size <n>", "validation examples").default("500"))
    .addOption(new Option("--test-size <n>", "test examples").default("1000"));
  addStudyOptions(command).action(async (name: string, flags: DemoFlags & StudyFlags) => {
    parseChoice("demo", name, TASKS);
    const choices = studyChoices(fillStudy(command, STUDY_FIELDS), command);
    await ensureReachable(choices.queue, (note) => surroundings.terminal.chat(note));
    surroundings.unguarded(); // millions of examples are made in one go
    const task = addingStudyTask({
      length: parseInteger("--length", flags.length, 2),
      train: parseInteger("--train-size", flags.trainSize, 1),
      validation: parseInteger("--validation-size", flags.validationSize, 1),
      test: parseInteger("--test-size", flags.testSize, 1),
      stream: randomStream(choices.seed).fork("adding"),
      allocate: sharedMemory,
    });
    surroundings.exit(await studyCommand({ task, inputs: [] }, choices, surroundings));
  });
};
