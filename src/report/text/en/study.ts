import { significant } from "../../../page/text/numbers.js";
import type { StudyTexts } from "../study-texts.js";

const HIGHWAY = {
  none: "",
  last: "; adds to a fixed highway: the last value of each target",
  linear: "; adds to a fixed highway: the best linear forecast of the window",
  trained: "; adds to a highway that is trained: at first the best linear forecast of the window",
} as const;

export const study: StudyTexts = {
  dataHeading: "Data and split",
  source: "Source",
  sourceOf: (source, kind) => `${source} (${kind})`,
  taskKind: {
    series: "time series",
    adding: "adding problem (synthetic)",
    sequences: "separate sequences",
    classify: "classes of sequences",
    regress: "numbers of sequences",
    tag: "classes of steps",
    frames: "frames that come next",
    chars: "symbols that come next",
  },
  rows: (rows, segments) => `${rows} rows in ${segments} unbroken ${segments === "1" ? "stretch" : "stretches"}`,
  sequences: (rows, sequences) => `${rows} rows in ${sequences} separate sequences`,
  rowsLabel: "Rows",
  targetsLabel: "To be forecast",
  inputsLabel: "Inputs",
  timeLabel: "Time",
  time: ({ columns, first, last, step, gaps }) =>
    `${columns.join(", ")}: ${first} to ${last}, step ${step}, ${gaps === 0 ? "no gaps" : `${gaps} ${gaps === 1 ? "gap" : "gaps"}`}`,
  noTime: "no time column; rows are taken in the order of the file",
  noTimeOfSequences: "none: the sequences have no order in time",
  windowLabel: "Window",
  window: (window, horizon) => `${window} rows in, forecast ${horizon} ${horizon === "1" ? "row" : "rows"} ahead`,
  windowWithTarget: (window) => `${window} rows in; the target belongs to the sequence itself`,
  missingLabel: "Missing values",
  missing: {
    none: "none found",
    drop: "rows with missing values left out",
    previous: "filled with the previous value",
    linear: "filled by linear interpolation",
    mask: "filled with the previous value, and inputs that say where",
  },
  transformLabel: "Transform",
  transform: {
    difference: "difference: networks forecast the change since the last value (their highway)",
    log: "log: networks forecast the median, by the logarithm",
    "non-negative": "non-negative: forecasts below 0 count as 0",
  },
  splitCaption: "The parts in order of time: test comes last",
  sequencesCaption: "The parts",
  part: "Part",
  partName: { train: "training", validation: "validation", test: "test" },
  windows: "Windows",
  from: "From",
  to: "To",
  notesHeading: "Found on the way",
  noNotes: "Nothing unusual was found.",
  planHeading: "Plan and trials",
  networkLabel: "Network",
  network: ({ cell, isBothWays, hidden, activation, inputs, outputs, parameters, highway }) =>
    `${isBothWays ? "bidirectional " : ""}${cell}, ${hidden} hidden units${isBothWays ? " each way" : ""}, ${activation}; inputs: ${inputs}, outputs: ${outputs}, parameters: ${parameters}${HIGHWAY[highway]}`,
  methodsCaption: "Methods compared",
  optimizer: "Optimiser",
  objective: "Objective",
  seedsLabel: "Seeds for each method",
  batchSizesLabel: "Batch sizes",
  epochsLabel: "Epochs for each run",
  tuningLabel: "Tuning",
  tuning: (trials) =>
    `${trials} ${trials === "1" ? "trial" : "trials"} for each method and batch size, the same number for all`,
  trainWindowsLabel: "Training windows used",
  trainWindows: (used, all) => `${used} of ${all}`,
  workersLabel: "Runs at the same time",
  workers: (runs, threads) => (threads === "1" ? runs : `${runs}, each on ${threads} threads`),
  budgetLabel: "Time budget",
  noBudget: "none",
  formerBudget: "none any more; what an earlier one had cut stays",
  budgetUnchanged: "The plan fits the budget without changes.",
  tuningDetails: (trials) => `Tuning trials (${trials})`,
  pilotDetails: (trials) => `Pilot runs of the reference (${trials})`,
  evaluationDetails: (trials) => `Evaluation runs (${trials})`,
  trialsElsewhere: (trials) =>
    `The list of all ${trials} trials is not printed: it stands in study.json, and every epoch of them in curves.csv.`,
  machinesHeading: "Machines",
  machinesIntro:
    "How many runs of each method every machine trained for the verdict. Their order was drawn, so that no method is tied to a machine. Times are compared by work, training steps times what a step costs on the machine that judged: a fast machine is no method's gain.",
  ranOn: "Machine",
  millisecondsPerStep: "Milliseconds a step",
  noTrials: "No trial had finished when the study ended.",
  trial: "Trial",
  bestValidation: "Best validation error",
  bestEpoch: "at epoch",
  trialOutcome: { finished: "finished", diverged: "diverged", stopped: "stopped", setAside: "set aside" },
  outcomeLabel: "Outcome",
  becauseOf: (outcome, detail) => `${outcome}: ${detail}`,
  chosen: " (chosen)",
  readingHeading: "How to read this report",
  reading: (simple) => [
    {
      term: "Epoch",
      meaning: "One pass over all training windows. Fewer epochs to the same error means less training.",
    },
    {
      term: "Levels, target error",
      meaning:
        "Methods are timed to several validation errors, the levels, on the way that pilot runs of the reference went; the last one is the target. For each seed, the ratio of times is averaged over the levels. Learning curves are smoothed by the median of three validations, so that a single lucky one reaches nothing. Time is work: training steps times what a step costs on this machine, measured for every kind of step alone and in turn, so that it does not depend on what else the machine did.",
    },
    {
      term: "Simple forecast",
      meaning: `A forecast without a network: ${simple}. A network has to beat the best of them, which is the one with the lowest validation error, to be worth anything.`,
    },
    {
      term: "Seed",
      meaning:
        "One random start: other initial weights, another order of the data. Every method runs with the same seeds. A single run can be luck; the median of several is not.",
    },
    {
      term: "Success rate",
      meaning: "How many of a method's seeds reach the target error, e.g. 4/5.",
    },
    {
      term: "Ratio",
      meaning: "Diffusion divided by the reference. 0.70× means 30% less, 1.00× means no difference.",
    },
    {
      term: "Interval",
      meaning:
        "A range for the true ratio, from the scatter over the pairs of runs of one seed (Student's t), with its confidence. It is approximate: measured on simulated studies, a 90% interval held the true ratio in 86 to 98% of them. A wide interval means that more seeds are needed.",
    },
    {
      term: "Lines with a dot",
      meaning:
        "Dot: measured ratio. Bar: its interval. Dashed: no difference; left of it diffusion is better. Green: what the criterion allows.",
    },
    {
      term: "Undecided, inconclusive",
      meaning:
        "The measured difference may be chance: both answers are still possible. It is no quiet yes. More seeds or more time would settle it.",
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
  dataHashLabel: "Data and network",
  studyFileLabel: "Study file",
  criteriaLabel: "Criteria",
  softwareLabel: "Software",
  machineLabel: "Machine",
  machine: (cpu, cores, node) => `${cpu}, ${cores} ${cores === "1" ? "core" : "cores"}, Node ${node}`,
  randomSeedLabel: "Random seed",
  startedLabel: "Started",
  durationLabel: "Took",
  duration: (seconds) => {
    if (seconds > 0 && seconds < 1) return `${significant(1000 * seconds, 2)} ms`;
    if (seconds < 60) return `${significant(seconds, 2)} s`;
    const minutes = Math.round(seconds / 60);
    if (seconds < 600) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
    return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  },
  listComma: ", ",
  sentenceSpace: " ",
  scrollHint: "This table can be scrolled sideways.",
};
