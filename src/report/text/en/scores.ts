import type { ScoreTexts } from "../score-texts.js";

export const scores: ScoreTexts = {
  scoresHeading: "Scores on the test part",
  scoresIntro: ({ windows, confidence, block, unit }) =>
    `Over all ${windows} test windows, each method at its headline batch size and as the mean over its seeds; RMSE and MAE are in ${unit}. In small print, the ${confidence} interval: what other test parts like this one would give, by drawing blocks of ${block} windows. It holds for these trained networks; the spread between seeds is in the tables of figures.`,
  scoresUnit: (target) => `the unit of ${target}`,
  scoresUnitOfSeveral: "standard deviations of the targets",
  scoresMase: (season) =>
    season === "1"
      ? "MASE is the mean absolute error divided by the mean change from row to row within the training part: below 1 it beats the last value there."
      : `MASE is the mean absolute error divided by the mean change over a season of ${season} rows within the training part: below 1 it beats the repeated season there.`,
  scoresTest: (simple) =>
    `R² is the share of the targets' variance about their mean over the test part that is explained (with several folds, over each fold's own). The last column is Diebold and Mariano's test of the squared errors against ${simple}, of the simple forecasts that with the lowest RMSE on the test part: p is how often chance alone would make so large a difference.`,
  scoresRaised: (shares) =>
    `Forecasts below 0 count as 0, in every error and chart. Share of the test forecasts: ${shares}.`,
  scoresCaption: "Scores",
  scoredForecast: "Forecast",
  testedAgainst: (simple) => `Against ${simple}`,
  better: (p) => `better (${p})`,
  worse: (p) => `worse (${p})`,
  noDifference: (p) => `no difference shown (${p})`,
  foldMeans: (folds) =>
    `Figures are means over ${folds} folds of the data; each has a target of its own, that of the last is named.`,
  foldsHeading: "Fold by fold",
  foldsIntro: (folds, diffusion, reference) =>
    `The data were cut ${folds} times. Methods were tuned on the first fold and ran on all; the verdict takes the mean over the folds of each seed. Here are the ratios of each fold, ${diffusion} to ${reference}, with their intervals over the seeds: they should tell the same story.`,
  foldsCaption: "Ratios in each fold",
  fold: "Fold",
  foldTest: "Test part",
  groupCaption: "The parts: each series in one of them",
  splitLabel: "Split",
  splitBy: {
    time: ({ folds, gap }) =>
      `in order of time${gap === "0" ? "" : `, ${gap} rows left out between parts`}${folds === "1" ? "" : `, rolling origin in ${folds} folds`}`,
    group: ({ folds }) =>
      `by group: whole series, each in one part${folds === "1" ? "" : `, in ${folds} folds; the same series validate in all, and those that other folds test train in the first, on which methods were tuned`}`,
  },
  partOfFold: (part, fold) => `${part}, fold ${fold}`,
  segmentsColumn: "Series",
  openingsLabel: "Test part read",
  opening: (date, runs) => `${date}, with ${runs} evaluation runs`,
  neverOpened: "not yet",
};
