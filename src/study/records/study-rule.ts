import { isObject } from "../../core/options.js";
import { isList, required, rule } from "../../core/rules.js";

/** A study's record as reports take it: its objects and lists are there; `parseStudy` looks at every value in them. */
export const studyRule = required(
  rule("a study's record", isStudy, "Give the record that runStudy returned or parseStudy read."),
);

const OBJECTS = ["software", "task", "network", "criteria", "plan", "target", "verdict", "machine"];
const LISTS = ["methods", "baselines", "trials", "summaries"];

function isStudy(value: unknown): boolean {
  return (
    isObject(value) &&
    OBJECTS.every((name) => isObject(value[name])) &&
    LISTS.every((name) => isListOfObjects(value[name])) &&
    (value["trials"] as readonly Readonly<Record<string, unknown>>[]).every(({ epochs }) => isListOfObjects(epochs))
  );
}

function isListOfObjects(value: unknown): boolean {
  return isList(value) && value.every(isObject);
}
