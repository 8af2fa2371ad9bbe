import type { SuiteTexts } from "./texts.js";

export const en: SuiteTexts = {
  language: "en",
  title: "Where diffusion pays",
  intro: ({ studies, gos, refused }) =>
    `${studies} studies, each decided by its own criteria: ${gos} say go.${refused === null ? "" : ` ${refused} could not be run.`}`,
  counts: { go: "go", "no-go": "no-go", inconclusive: "inconclusive", stopped: "stopped", refused: "not run" },
  effectHeading: {
    test: "Test error against the reference",
    best: "Test error against the best other method",
    time: "Time to the target against the reference",
  },
  effectName: { test: "test error : reference", best: "test error : best other", time: "time : reference" },
  overall: ({ ratio, range, studies }) =>
    `Over ${studies} studies the ratio is ${ratio} (${range}); below 1 speaks for diffusion.`,
  tooFew: (studies) => `Measured in ${studies} studies: too few for a line.`,
  condition: {
    windows: "training windows",
    noise: "noise",
    window: "rows the network reads",
    horizon: "rows ahead",
    inputs: "inputs",
  },
  step: {
    windows: "With twice the training windows",
    noise: "With .1 more noise",
    window: "With twice the rows read",
    horizon: "With twice the rows ahead",
    inputs: "With twice the inputs",
  },
  slope: ({ step, factor, range }) => `${step} the ratio is ${factor} times as large (${range}).`,
  noneClear: "No condition changes it by more than chance would.",
  modelCaption: "By what the ratio is multiplied for one step of a condition, with 95 % intervals",
  modelColumns: ["Condition", "Alone", "All together"],
  noTogether: "Too few studies, or conditions that go together: no model of all at once.",
  chartNote:
    "A point is a study with its interval, green where it says go; line and band are the regression on that condition alone.",
  method:
    "Random-effects meta-regression of log ratios (Paule and Mandel's variance between studies, Knapp and Hartung's intervals). A slope is told as clear where its p is below .05 after Holm's correction over all conditions and all three ratios on this page, so that of suites in which no condition matters 5 % at most name one. Intervals are each by itself and not corrected: some leave out 1 by chance. The column of all conditions at once is to be read beside the first and names nothing. Noise is the best simple forecast's test error over that of the mean. Such lines tell what goes together in these studies, not what would happen if a condition were changed. Studies in which no run reached the target have no ratio of times and are left out there.",
  table: "All studies",
  columns: {
    study: "Study",
    data: "Data",
    verdict: "Verdict",
    test: "Test error : reference",
    best: "Test error : best other",
    time: "Time : reference",
  },
  scrollHint: "The table scrolls sideways.",
  decision: { go: "Go", "no-go": "No-go", inconclusive: "Inconclusive" },
  state: { stopped: "stopped", refused: "not run" },
  why: "Why some were not run",
  range: (low, high) => `${low} to ${high}`,
  notMeasured: "–",
  separator: ", ",
  begins: (studies, folder) => `${studies} studies, each in a folder of its own in ${folder}`,
  status: (done, studies, running) => `${done} of ${studies} studies; running: ${running.join(", ")}`,
  ended: ({ name, decision, state, reason }) =>
    state === "refused" ? `${name}: not run: ${reason}` : `${name}: ${decision ?? state}`,
  page: (file) => `Page: ${file}`,
  goesOn: "Stopped. Repeat the command to go on: studies that have ended are kept.",
};
