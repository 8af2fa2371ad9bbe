import { ratio } from "./numbers.js";
import type { Texts } from "./texts.js";

export const en: Texts = {
  language: "en",

  title: (source) => `Training by diffusion on ${source}`,
  question: (source, reference) => `Does training by diffusion pay on ${source}, against tuned ${reference}?`,
  subtitle: ({ diffusion, windows, seeds }) =>
    `${diffusion}, measured on ${windows} training windows with ${seeds} random starts for every method.`,
  decision: { go: "Go", "no-go": "No-go", inconclusive: "Inconclusive" },
  decisionMeaning: {
    go: "Every criterion is met.",
    "no-go": "Not every criterion is met.",
    inconclusive: "The data do not decide.",
  },
  outcome: {
    complete: "The study ran to its end.",
    stopped: "The study was stopped before its end. The report shows what had finished by then.",
    "budget-spent": "The time budget was spent before the study's end. The report shows what had finished by then.",
  },

  goSentence: ({ diffusion, reference, saving, testChange }) =>
    `${diffusion} reaches the target error with ${saving} than tuned ${reference}, and its test error differs by ${testChange}.`,
  noComparison: (missing) => `No comparison was possible. Missing: ${missing}.`,
  noEvidence: "There are no finished runs to compare.",
  criterionSentence: {
    time: {
      met: ({ diffusion, reference, value, interval, limit }) =>
        `${diffusion} needs ${value ?? "less"} of the time of ${reference} to the target error (interval ${interval}); at most ${limit} was asked.`,
      missed: ({ diffusion, reference, value, interval, limit }) =>
        value === null
          ? `${diffusion} does not reach the target error with its median seed, so there is no time saved.`
          : `${diffusion} needs ${value} of the time of ${reference} to the target error (interval ${interval}); at most ${limit} was asked.`,
      undecided: ({ diffusion, reference, value, interval, limit }) =>
        value === null
          ? `The time of ${diffusion} and ${reference} to the target error could not be compared.`
          : `${diffusion} needs ${value} of the time of ${reference}, but the interval (${interval}) reaches across the limit of ${limit}.`,
    },
    "test-error": {
      met: ({ value, limit }) =>
        `The test error differs by ${value ?? "an unknown amount"}; at most ${limit} was asked.`,
      missed: ({ diffusion, reference, value, interval, limit }) =>
        value === null
          ? `The test error of ${diffusion} could not be measured.`
          : `The test error of ${diffusion} differs from that of ${reference} by ${value} (interval ${interval}); at most ${limit} was asked.`,
      undecided: ({ value, interval, limit }) =>
        value === null
          ? "The test errors could not be compared."
          : `The test error differs by ${value}, but the interval (${interval}) reaches across the limit of ${limit}.`,
    },
    seeds: {
      met: ({ diffusion, value }) => `${diffusion} reaches the target error with ${value ?? "enough"} of its seeds.`,
      missed: ({ diffusion, value, limit }) =>
        `${diffusion} reaches the target error with only ${value ?? "none"} of its seeds; at least ${limit} was asked.`,
      undecided: ({ diffusion }) => `How reliably ${diffusion} reaches the target error could not be settled.`,
    },
  },
  naiveIsBetter: (baseline, baselineError, bestError) =>
    `A forecast without any network (${baseline}, error ${baselineError}) is better than the best network (${bestError}): none of the methods pays here.`,
  optimizerExplains: (method) =>
    `The same optimiser without diffusion (${method}) does about as well: the gain over plain SGD comes from the optimiser, not from diffusion.`,
  stoppedEarly: (outcome, done, planned) =>
    `${outcome === "budget-spent" ? "The time budget was spent" : "The study was stopped"} after ${done} of ${planned} trials.`,

  timeToTarget: "Time to the target error",
  epochsToTarget: "Epochs to the target error",
  testError: "Test error",
  validationError: "Validation error",
  seedsReached: "Seeds that reach the target",
  bestNaive: "Best forecast without a network",
  times: (value) => `${ratio(value)}×`,
  lessTime: (share) => `${share} less training time`,
  moreTime: (share) => `${share} more training time`,
  against: (reference) => `against ${reference}`,
  againstNaive: "Test error, against the best forecast without a network",
  notMeasured: "not measurable",
  intervalLabel: (confidence) => `${confidence} interval`,
  interval: (low, high) => {
    if (low === null && high === null) return "unbounded";
    if (low === null) return `up to ${high}`;
    return high === null ? `${low} or more` : `${low} to ${high}`;
  },
  equal: "equal",
  less: "diffusion is better",
  more: "diffusion is worse",
  allowed: "allowed",

  criteriaHeading: "Criteria, fixed before the first run",
  criteriaIntro:
    "A criterion is met or missed only when its whole interval lies on one side of the limit; otherwise it is undecided.",
  criteriaCaption: "Limits and measured values",
  criterion: "Criterion",
  limit: "Limit",
  value: "Measured",
  result: "Result",
  criterionName: {
    time: "Training time to the target error, against the reference",
    "test-error": "Test error, against the reference",
    seeds: "Share of seeds that reach the target error",
  },
  criterionResult: { met: "met", missed: "missed", undecided: "undecided" },
  atMost: (limit) => `at most ${limit}`,
  atLeast: (limit) => `at least ${limit}`,
  noCriteria: "No criterion could be evaluated, because there was nothing to compare.",

  additionHeading: "What diffusion adds beyond its optimiser",
  additionIntro: (optimizer) =>
    `Diffusion is run together with an optimiser (${optimizer}). To be fair to both, the same optimiser was also tuned and run without diffusion. Only the difference between these two is due to diffusion.`,
  addition: {
    faster: ({ method, saving, interval }) =>
      `Diffusion itself saves time: ${saving} than ${method} alone (interval ${interval}).`,
    unclear: ({ method, saving, interval }) =>
      `These runs do not show that diffusion itself saves time. Measured: ${saving} than ${method} alone, but the interval (${interval}) includes 1, which means no difference.`,
    slower: ({ method, saving, interval }) =>
      `Diffusion itself costs time here: ${saving} than ${method} alone (interval ${interval}).`,
    unknown: ({ method }) =>
      `The times of diffusion and of ${method} alone cannot be compared, because not both reach the target error with their median seed.`,
  },
  additionMissing:
    "The same optimiser without diffusion was not run, so this study cannot tell what is due to diffusion and what to the optimiser.",
  additionTest: (change, interval) => `Test error: ${change} (interval ${interval}).`,

  curvesHeading: "Learning curves",
  curvesIntro: (seeds) =>
    `Error on the validation part, which is not trained on. Lines: median over ${seeds} seeds; bands: lowest to highest seed. Lower and further left is better.`,
  perEpoch: "Validation error per epoch",
  perSecond: "Validation error per second of training",
  epoch: "epoch",
  secondsAxis: "seconds of training",
  targetLine: (error) => `target error ${error}`,
  naiveLine: (baseline, error) => `best forecast without a network: ${baseline}, ${error}`,
  targetShort: "target",
  naiveShort: "no network",
  methodAtBatch: (method, batchSize) => `${method}, batch size ${batchSize}`,
  noCurves: "No evaluation run has finished an epoch, so there are no curves.",
  divergedSeeds: (method, count) => `${method}: ${count} diverged, counted as never reaching the target.`,
  curvesDescription: (facts) => `Medians over the seeds at the last point: ${facts}.`,

  schedulesHeading: "Smoothing and learning rate over the epochs",
  schedulesIntro:
    "Sigma is the width of the smoothing: large at first, 0 at the end, where the objective is the original one.",
  sigma: "Smoothing sigma",
  learningRate: "Learning rate",
  noDiffusion: "No method with smoothing was run.",

  batchHeading: "Epochs to the target error, by batch size",
  batchIntro: (epochs) =>
    `Median over the seeds; shorter is better. "Not reached" means that the median seed did not get there within ${epochs} epochs.`,
  batch: (batchSize) => `Batch size ${batchSize}`,
  notReached: "not reached",
  epochsValue: (epochs) => `${epochs} epochs`,
  ofSeeds: (reached, seeds) => `${reached} of ${seeds} seeds`,
  noTarget: "No target error could be set, so there are no epochs to it.",

  forecastHeading: "Forecast and truth on the test part",
  forecastIntro: (count, target) =>
    `${target}, ${count} windows that neither training nor tuning has seen. Each panel: truth (broad, grey) and one forecast (thin, coloured), all on the same scale.`,
  truth: "truth",
  shownError: (error) => `RMSE of what is shown: ${error}`,
  noForecast: "No forecast was made in this study.",

  figuresHeading: "All figures",
  figuresIntro: (errorUnit) => `Errors: ${errorUnit}. All figures are medians over the seeds.`,
  errorInUnit: (targets) => `root mean squared error in the unit of ${targets.join(", ")}`,
  errorInDeviations: "root mean squared error in standard deviations of the target",
  method: "Method",
  batchSize: "Batch size",
  sigma0: "First sigma",
  reached: "Seeds reached",
  epochs: "Epochs to target",
  seconds: "Seconds to target",
  secondsTotal: "Seconds",
  secondsPerEpoch: "Seconds per epoch",
  validation: "Validation error",
  test: "Test error",
  diverged: "Diverged",
  headlineMark: "used in the verdict and the charts",
  noFigures: "No method was evaluated before the study ended.",
  figuresCaption: "Methods at every batch size, each with its tuned learning rate",
  baselinesCaption: "Forecasts without a network, and the best linear predictor",
  baseline: "Forecast",
  baselineName: {
    "last value": "last value",
    "seasonal repeat": "seasonal repeat",
    mean: "mean",
    linear: "linear predictor",
  },
  detail: "Detail",
  noBaselines: "No baseline was computed.",
  targetGiven: (error) => `The target is a validation error of ${error}, given by the user.`,
  targetFromReference: (error, reference, share) =>
    `The target is a validation error of ${error}: the level that tuned ${reference} reaches with at least ${share} of its seeds.`,
  targetUnset: "No target error could be set, because no run had finished to take it from.",

  dataHeading: "Data and split",
  source: "Source",
  taskKind: { series: "time series", adding: "adding problem (synthetic)" },
  rows: (rows, segments) => `${rows} rows in ${segments} unbroken ${segments === "1" ? "stretch" : "stretches"}`,
  rowsLabel: "Rows",
  targetsLabel: "To be forecast",
  inputsLabel: "Inputs",
  timeLabel: "Time",
  time: ({ columns, first, last, step, gaps }) =>
    `${columns.join(", ")}: ${first} to ${last}, step ${step}, ${gaps === 0 ? "no gaps" : `${gaps} ${gaps === 1 ? "gap" : "gaps"}`}`,
  noTime: "no time column; rows are taken in the order of the file",
  windowLabel: "Window",
  window: (window, horizon) => `${window} rows in, forecast ${horizon} ${horizon === "1" ? "row" : "rows"} ahead`,
  missingLabel: "Missing values",
  missing: {
    none: "none found",
    drop: "rows with missing values left out",
    previous: "filled with the previous value",
    linear: "filled by linear interpolation",
  },
  splitCaption: "The parts in order of time: test comes last",
  part: "Part",
  partName: { train: "training", validation: "validation", test: "test" },
  windows: "Windows",
  from: "From",
  to: "To",
  partSpan: ({ from, to }) => `${from} to ${to}`,
  notesHeading: "Found on the way",
  noNotes: "Nothing unusual was found.",

  planHeading: "Plan and trials",
  networkLabel: "Network",
  network: ({ cell, hidden, activation, inputs, outputs, parameters }) =>
    `${cell}, ${hidden} hidden units, ${activation}; ${inputs} inputs, ${outputs} outputs, ${parameters} parameters`,
  methodsCaption: "Methods compared",
  optimizer: "Optimiser",
  objective: "Objective",
  seedsLabel: "Seeds for each method",
  batchSizesLabel: "Batch sizes",
  epochsLabel: "Epochs for each run",
  tuningLabel: "Tuning",
  tuning: (trials) => `${trials} trials for each method and batch size, the same number for all`,
  trainWindowsLabel: "Training windows used",
  trainWindows: (used, all) => `${used} of ${all}`,
  workersLabel: "Runs at the same time",
  budgetLabel: "Time budget",
  budget: (duration) => duration,
  noBudget: "none",
  budgetUnchanged: "The plan fits the budget as it was wished.",
  tuningDetails: (trials) => `Tuning trials (${trials})`,
  evaluationDetails: (trials) => `Evaluation runs (${trials})`,
  noTrials: "No trial had finished when the study ended.",
  trial: "Trial",
  seed: "Seed",
  bestValidation: "Best validation error",
  bestEpoch: "at epoch",
  trialOutcome: { finished: "finished", diverged: "diverged", stopped: "stopped" },
  outcomeLabel: "Outcome",
  chosenMark: "chosen",

  readingHeading: "How to read this report",
  reading: [
    {
      term: "Epoch",
      meaning: "One pass over all training windows. Fewer epochs to the same error means less training.",
    },
    {
      term: "Target error",
      meaning:
        "The validation error that every method has to reach. Time and epochs are counted up to the first epoch that reaches it.",
    },
    {
      term: "Seed",
      meaning:
        "One random start: other initial weights, another order of the data. Every method runs with the same seeds. A single run can be luck; the median of several is not.",
    },
    {
      term: "Ratio",
      meaning: "Diffusion divided by the reference. 0.70× means 30% less, 1.00× means no difference.",
    },
    {
      term: "Interval",
      meaning:
        "The range in which the true ratio probably lies, from resampling the seeds (bootstrap). A wide interval means that more seeds are needed.",
    },
    {
      term: "Undecided, inconclusive",
      meaning:
        "The interval reaches across the limit: both answers are still possible. It is no quiet yes. More seeds or more time would settle it.",
    },
    {
      term: "Training, validation, test",
      meaning:
        "Weights are fitted on the training part, choices are made on the validation part, and the test part is used once, at the end.",
    },
  ],

  reproduceHeading: "How to reproduce",
  reproduceIntro:
    "study.json, stored with this report, holds every number shown here. The same seed, data and version give the same figures again; only times differ from machine to machine.",
  softwareLabel: "Software",
  machineLabel: "Machine",
  machine: (cpu, cores, node) => `${cpu}, ${cores} ${cores === "1" ? "core" : "cores"}, Node ${node}`,
  randomSeedLabel: "Random seed",
  startedLabel: "Started",
  durationLabel: "Took",
  duration: (seconds) => {
    if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
    const minutes = Math.round(seconds / 60);
    if (seconds < 600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },
  listComma: ", ",
  sentenceSpace: " ",
  scrollHint: "This table can be scrolled sideways.",

  terminal: {
    batch: "batch",
    reached: "reached",
    epochs: "epochs",
    seconds: "seconds",
    validation: "validation",
    test: "test",
    never: "never",
    time: "time",
    target: (error, errorUnit) => `Target: validation error ${error} (${errorUnit}).`,
    naive: (baseline, validation, test) =>
      `Best forecast without a network: ${baseline}, validation ${validation}, test ${test}.`,
    criterion: { time: "time to target", "test-error": "test error", seeds: "seeds reached" },
  },
};
