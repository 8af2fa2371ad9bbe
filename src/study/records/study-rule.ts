import { required, shaped } from "../../core/rules.js";

/** A study's record as reports take it. */
export const studyRule = required(
  shaped(
    "a study's record",
    ["task", "trials", "summaries", "verdict"],
    "Give the record that runStudy returned or parseStudy read.",
  ),
);
