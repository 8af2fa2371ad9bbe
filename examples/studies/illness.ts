import type { StudyFile } from "gradus/study";
import { dataFile } from "./data-file.ts";

/**
 * What share of patients will come with influenza-like illness in four weeks? 966 weeks, 18 seasons: small, and no winter is like the last.
 *
 *     gradus poc examples/studies/illness.ts
 */
export default {
  data: {
    file: dataFile(
      ["illness-ili/illness.csv"],
      "https://github.com/linb21/time-series-dataset (illness.csv: CDC ILINet, all of the United States)",
    ),
    target: "% WEIGHTED ILI",
    // Shares alone. Counts of patients and of reporting doctors grew over the years: the test part lies beyond all that was trained on.
    inputs: ["% WEIGHTED ILI", "%UNWEIGHTED ILI"],
  },
  task: { window: 16, horizon: 4 },
  // One test part would be two winters, the last of them without influenza, as after the covid lockdowns. So three, by rolling origin: methods are
  // tuned on the first and compared on all, each trained on what was known by then. (The dates of this copy are some 40 weeks early: the wave of
  // autumn 2009 stands in January. The rows are in order, and no more is asked of them.)
  split: { testShare: 0.3, folds: 3 },
  network: { hiddenSizes: [8] }, // 500 windows would be learnt by heart by more
  budget: { batchSizes: [16, 64], epochs: 60 },
  seeds: 15, // runs of a second each: the spread of luck is known the better
} satisfies StudyFile;
