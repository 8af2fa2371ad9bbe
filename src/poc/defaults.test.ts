import { Command } from "commander";
import { expect, test } from "vitest";
import { addFoldsOption, addTransformOption, addWindowOptions } from "../cli/data-options.js";
import { fillStudy } from "../cli/fill-study.js";
import { addStudyOptions, TABLE_STUDY_FIELDS } from "../cli/study-options.js";
import { STUDY_DEFAULTS, TABLE_DEFAULTS } from "./defaults.js";

test("a command line without a flag asks for the table of defaults, as a page does", () => {
  const command = addStudyOptions(addFoldsOption(addTransformOption(addWindowOptions(new Command()))));
  const asked = fillStudy(command.parse([], { from: "user" }), TABLE_STUDY_FIELDS);
  expect(asked).toEqual({ ...STUDY_DEFAULTS, ...TABLE_DEFAULTS });
});
