import type { StudyFile } from "gradus/study";
import { dataFile } from "./data-file.ts";

/**
 * How many bikes are rented in each of the next six hours? Whoever moves bikes between stations plans a shift by it.
 *
 *     gradus poc examples/studies/bike-sharing.ts
 */
export default {
  data: {
    file: dataFile(
      ["bike-sharing/hour.csv"],
      "https://archive.ics.uci.edu/dataset/275/bike+sharing+dataset (hour.csv in the zip)",
    ),
    target: "cnt",
    // Left out: casual and registered, whose sum is cnt; instant, yr, mnth and season, which count time on beyond what was trained on; atemp, which is
    // temp over again. The weather is that of the hours already read, never that of the hours forecast.
    inputs: ["cnt", "hr", "weekday", "workingday", "holiday", "weathersit", "temp", "hum", "windspeed"],
  },
  task: {
    window: 24, // a day: the hour of the day, and what it was like yesterday
    horizon: { from: 1, to: 6 }, // a shift, all of its hours at once
  },
  // Written down before the first run. A third less time is what would make a nightly training fit into its slot.
  criteria: { minTimeSaving: 0.33, maxTestErrorIncrease: 0.02 },
  // Assumptions of this example, no figures of the operator: put in your own.
  money: {
    currency: "EUR",
    machineHour: 0.9,
    trainingHours: 1.5,
    trainingsPerMonth: 30,
    errorPoint: 40, // what a bike less of error is worth a month
  },
  // One batch size and fewer epochs than usual, so that 10,398 windows for five seeds fit into the time without being thinned out.
  budget: { batchSizes: [64], epochs: 30, time: "5m" },
} satisfies StudyFile;
