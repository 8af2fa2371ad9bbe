import type { ComparisonTexts } from "../comparison-texts.js";

export const comparison: ComparisonTexts = {
  comparisonTitle: "Studies side by side",
  comparisonIntro: (studies) =>
    `${studies} studies: does training by diffusion pay? Ratios are diffusion : reference, with their intervals; below 1, or below 0%, diffusion is better. Errors are of the test part, in each study's own unit.`,
  comparisonCaption: "One line a study",
  studyName: "Study",
  dataOf: "Data",
  verdictOf: "Verdict",
  timeAgainst: "Time to the same error",
  testErrorAgainst: "Test error",
  bestNetwork: "Test error, best network by validation",
  networkAt: (method, batchSize) => `${method}, batch ${batchSize}`,
  bestForecast: "Test error, best simple forecast by validation",
  seedsOf: "Seeds",
  foldsOf: "Folds",
  criteriaAsked: "Criteria asked",
  targetAsked: (error) => `target ${error}`,
  criteriaDiffer:
    "The criteria differ from study to study. A verdict answers for its own criteria alone: these verdicts must not be set against one another.",
  changedMark: (names) => `changed: ${names}`,
  startedOn: (date) => `started ${date}`,
  whyOf: "Why: the reason of each verdict",
};
