import type { StudyFile } from "gradus/study";
import { dataFile } from "./data-file.ts";

/**
 * How bad will the air of Beijing be in six hours? Early enough to warn of the evening at noon.
 *
 *     gradus poc examples/studies/pm25.ts
 */
export default {
  data: {
    file: dataFile(
      ["beijing-pm25/PRSA_data_2010.1.1-2014.12.31.csv", "beijing-pm25/pollution.csv"],
      "https://archive.ics.uci.edu/dataset/381/beijing+pm2+5+data",
    ),
    target: "pm2.5",
    // Left out: No, which counts the rows, and cbwd, the direction of the wind in letters.
    inputs: ["pm2.5", "DEWP", "TEMP", "PRES", "Iws", "Is", "Ir"],
    // 2,067 hours have no value of pm2.5. "previous" would invent targets to be tested on, one stretch of it 156 hours long; "linear" would draw them
    // towards a value that nobody knows yet. Rows that are left out leave gaps, of which the audit tells.
    missing: "drop",
  },
  task: {
    window: 24,
    horizon: 6, // an hour ahead the last value is hard to beat, and of no use to anybody
  },
  // A warning has to be right; how long its network trains overnight does not matter.
  criteria: { minTimeSaving: null, maxTestErrorIncrease: -0.03 },
  // 25,000 windows: an epoch shows a network much, and takes long.
  budget: { batchSizes: [64], epochs: 15, tuningTrials: 6, time: "5m" },
} satisfies StudyFile;
