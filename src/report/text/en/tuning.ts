import type { TuningTexts } from "../tuning-texts.js";

export const tuning: TuningTexts = {
  tuningHeading: "What tuning did",
  tuningIntro: ({ runs, isEqual }) =>
    isEqual
      ? `Every method had ${runs} tuning runs at each batch size; their work differs as far as steps cost more or less.`
      : "How many runs each method had at each batch size, and the work in them.",
  tuningLuck:
    "Intervals are over evaluation seeds, at the settings that tuning chose: what another tuning would have chosen is not in them. Two columns tell how large that luck is: what the second best setting would have taken, and how far the seeds of the chosen one lie apart, in epochs to the levels (in validation error where that alone is asked for). Read a gain that is smaller than these with care.",
  tuningCaption: "Tuning, by method and batch size",
  tuningRuns: "Runs",
  tuningSettings: "Settings",
  tuningSteps: "Steps",
  tuningSeconds: "Training time",
  tuningSeeds: "Seeds",
  tuningAsGood: "As good",
  tuningRunnerUp: "Second best",
  tuningBetweenSeeds: "Between seeds",
};
