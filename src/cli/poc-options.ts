import type { Command } from "commander";
import { addFoldsOption, addTransformOption, addWindowOptions } from "./data-options.js";
import { addStudyOptions } from "./study-options.js";

/** Adds the options of a study of a table: those of `gradus poc`, which a suite gives to each of its studies. */
export function addPocOptions(command: Command): Command {
  return addStudyOptions(addFoldsOption(addTransformOption(addWindowOptions(command))));
}
