import { expect, test } from "vitest";
import { STUDY_DEFAULTS, TABLE_DEFAULTS, USUAL_WINDOW } from "../../poc/defaults.js";
import { USUAL_CHOICE } from "./usual-choice.js";

test("what nobody has chosen in the page is what the command line takes without a flag", () => {
  const { horizon, window, seeds, seed, epochs, tuningTrials } = USUAL_CHOICE;
  const { budget } = STUDY_DEFAULTS;
  expect({ horizon, window }).toEqual({ horizon: TABLE_DEFAULTS.task.horizon, window: USUAL_WINDOW });
  expect({ seeds, seed }).toEqual({ seeds: STUDY_DEFAULTS.seeds, seed: STUDY_DEFAULTS.seed });
  const { validationShare, testShare, transform } = USUAL_CHOICE;
  expect(TABLE_DEFAULTS.split).toMatchObject({ validationShare, testShare });
  expect(transform).toEqual([]);
  expect({ epochs, tuningTrials }).toEqual({ epochs: budget.epochs, tuningTrials: budget.tuningTrials });
});
