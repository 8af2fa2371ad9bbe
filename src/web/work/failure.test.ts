import { expect, test } from "vitest";
import { optionIn } from "./failure.js";

test.each([
  ["`window` 24 with `horizon` 9999 needs 10023 rows. Take a `horizon` of 9 or less.", "horizon"],
  ["`size.seeds` must be an integer from 1 to 10000, got 0. Leave it out for the default.", "seeds"],
  ["a column must vary. Choose others, or smaller `validationShare` and `testShare`.", "validationShare"],
  ['y has no value in row 3. Give `missing: "drop"`, or mend the file.', "missing"],
  ["Something else is wrong. Take fewer rows.", null],
])("of %j the field to change is %s: the first that the advice names, else the first of all", (message, option) => {
  expect(optionIn(message)).toBe(option);
});
