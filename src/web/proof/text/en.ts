import type { ProofTexts } from "./texts.js";

export const en: ProofTexts = {
  heading: "Does it pay on your data?",
  promise:
    "Give a table: gradus trains by diffusion and by tuned baselines, right here in this page, and says whether diffusion pays. Nothing is uploaded: the file does not leave this machine.",
  drop: {
    label: "The table to forecast from",
    here: "Drop a table here",
    kinds: "CSV, TSV, Excel (.xlsx) or Parquet, also gzipped; a row for each time",
    button: "Choose a file",
    or: "or try",
    example: "four years of weather in Seattle",
    noExample: (name) =>
      `${name} did not come from the page's server, which does not answer or does not have it. Try again, or choose a file of your own.`,
    large: (megabytes) => `${megabytes} MB: reading it takes a while.`,
    tooLarge: (megabytes, most) =>
      `A table must be at most ${most} MB here, got ${megabytes} MB. Take fewer rows or columns, or run it in a shell: npx gradus poc FILE`,
    noWorkers:
      "This browser starts no workers: the page itself reads and trains, slowly, and does not answer while it does. Another browser, or the command line (npx gradus poc FILE), is faster.",
    cutOff: {
      reading:
        "The browser ended this page while it read a table, as it does when memory runs out. Take fewer rows or columns, or run it in a shell: npx gradus poc FILE",
      running:
        "The browser ended this page while a study ran, as it does when memory runs out. A kept study goes on from the list below; else take fewer workers, rows or columns, or run it in a shell: npx gradus poc FILE",
    },
    several: "One table at a time: the first one was taken.",
    runs: (name) => `${name} was not taken, since a study runs. Stop it first, or wait for its end.`,
  },
  kept: {
    heading: "Kept in this browser",
    open: (name, action) => `${action}: ${name}`,
    goOn: "Go on",
    look: "Look at it",
    forget: "Forget",
    asks: (targets, rows) => `${targets}, ${rows} ${rows === "1" ? "row" : "rows"} ahead`,
    size: (seeds, time) => `${seeds} ${seeds === "1" ? "seed" : "seeds"}, ${time}`,
    join: "; ",
    begun: "begun",
    forgetLabel: (name) => `Forget ${name}: its table, its runs and its verdict are removed from this browser`,
    forgetAsk: (name) =>
      `Forget ${name}? Its table, its runs and its verdict are removed from this browser, and nothing brings them back.`,
  },
  reading: {
    begin: "Opening the file …",
    engine: "Getting the reader ready (once, 8 MB, from this site) …",
    table: "Reading the table …",
  },
  failed: {
    input: "The table cannot be used as it is",
    options: "This cannot be done as asked",
    stopped: "Stopped",
    page: "A part of this page did not come",
    fault: "Something went wrong",
  },
  again: "Try again",
  pickTarget: "What is to be forecast?",
  steps: {
    data: "What was read",
    question: "What to forecast",
    use: "Try the model on another table",
  },
  another: "Another table",
  lose: "The verdict, its report and its models are not saved and would be lost. Go on without them?",
  comma: ", ",
  fieldNamed: (label) => `“${label}”`,
  noNumber: (typed) => `“${typed}” is no number. Write one with the digits 0 to 9.`,
  noNumberYet: "A number is needed here. Write one with the digits 0 to 9.",
  hint: (field) => `Change it below, at “${field}”.`,
  read: {
    size: (rows, columns) => `${rows} rows, ${columns} ${columns === "1" ? "column" : "columns"} of numbers`,
    time: "Time",
    from: (from, to) => `${from} to ${to}`,
    timeIn: (column, span) => `${column}: ${span}`,
    step: (step) => `a row every ${step.replace(/^1 /, "")}`,
    gaps: (gaps) => (gaps === 0 ? "no gaps" : gaps === 1 ? "1 gap" : `${gaps} gaps`),
    noTime: "none was found: rows are taken in their order",
    series: (count, column) => `${count}, by ${column}`,
    seriesLabel: "Series",
    target: "Forecast",
    inputs: "From",
    filled: (column, count) => `${column}: ${count} filled in`,
    missing: "Missing values",
    noneMissing: "none",
    notes: (count) => `${count} ${count === "1" ? "note" : "notes"} on how it was read`,
    chart: (name) => name,
    chartNote: (series) => (series === null ? "as it was read" : `series ${series}, as it was read`),
    chartColumn: "Column",
    first: "The first rows",
    row: "row",
    parts: { train: "trains", validation: "validates", test: "tests" },
  },
  duration: (milliseconds) => durationOf(milliseconds),
  options: {
    heading: "Read it another way",
    found: "found by itself",
    missing: "Missing values",
    missingRule: {
      drop: "leave those rows out",
      previous: "take the value before",
      linear: "draw a line between neighbours",
      mask: "take the value before, and tell the network where",
    },
    time: "Column of the time",
    timeFormat: "How times are written",
    series: "Column that names the series",
    decimal: "Decimal mark",
    duplicates: "Rows of the same time",
    duplicateRule: { first: "keep the first", last: "keep the last", mean: "take their mean" },
    wide: "Columns named after times",
    wideChoice: { auto: "found by itself", none: "columns as they stand", rows: "each row is a series" },
    missingValues: "Words for a missing value",
    encoding: "Encoding of the text",
    skipRows: "Rows above the header",
    again: "Read again",
  },
  choose: {
    target: "Column to forecast",
    horizon: "Rows ahead",
    horizonHint: (step) => (step === null ? "1 is the next row" : `1 row is ${step}`),
    everyStep: "every row up to there",
    budget: "Time",
    minutes: (minutes) => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`),
    noLimit: "as long as it takes",
    more: "More choices",
    inputs: "Columns to read",
    window: "Rows the network reads",
    seeds: "Seeds of each method",
    epochs: "Epochs of each run",
    tuningTrials: "Tuning runs of each method",
    seed: "Seed of everything random",
    validationShare: "Share of the rows that validates",
    testShare: "Share of the rows that tests",
    transform: "Transform of the target",
    transforms: {
      log: "its logarithm (log)",
      difference: "changes from row to row (difference)",
      "non-negative": "no forecast below 0 (non-negative)",
    },
    workers: "Threads",
    allCores: "all cores",
    keep: "Keep table and study in this browser",
    keepHint: "Then it goes on after the page was closed. Otherwise nothing is stored.",
    start: "Run the proof of concept",
  },
  plan: {
    correct: "To run it, first correct:",
    measuring: "Measuring how fast this machine is …",
    runs: (runs, time) => `${runs} training runs, about ${time}`,
    short: ({ time, enough, reached, trials }) =>
      `${time} are too short for a verdict: even the smallest study takes about ${enough} here, and this one would end after about ${reached} of ${trials} runs. Give it more time, or fewer rows.`,
    shortAsk: "Run it all the same?",
    goesOn: (done) => `goes on with the study that has ended: ${done} runs of it are there`,
    replaces:
      "The verdict that stands is replaced by one of all runs, whatever that says; there is none before all of them have run.",
    of: (methods, batchSizes, seeds) =>
      `${methods}; batch sizes ${batchSizes}; ${seeds} ${seeds === "1" ? "seed" : "seeds"}`,
    windows: (train, validation, test) => `${train} windows train, ${validation} validate, ${test} test`,
    engine: (name, workers) => `engine ${name}, ${workers === "1" ? "1 thread" : `${workers} threads`}`,
    shared: "memory is shared",
    notShared: "memory is not shared: a run a thread",
    kind: { note: "Note", warning: "Warning", grave: "Grave" },
  },
  run: {
    stop: "Stop",
    stopping: "Stopping …",
    goOn: "Go on",
    stays: "Kept in this browser: it goes on after a reload.",
    leaves: "Do not close this page: the study would be lost.",
    setting: "Getting the threads ready …",
  },
  result: {
    report: "Report",
    files: "Take it with you",
    filesHint: "The same files that the command line writes; models run in Node.js, Python (ONNX, PyTorch) and pages.",
    stopped: "The study was stopped: what has finished is concluded from. It can go on.",
    change: "More seeds or time, or other choices …",
    back: "Back to the verdict",
    changing:
      "What has run is kept: with more seeds, more tuning or more time the study goes on from there. Any other choice begins a new one.",
  },
  use: {
    lead: "Forecasts of what comes after the end of a table with the same columns.",
    model: "Model",
    table: "Table to forecast",
    same: "the same table",
    working: "Forecasting …",
    rows: (count, shown) =>
      `${count} ${count === "1" ? "forecast" : "forecasts"} ahead${count === shown ? "" : `, the last ${shown} here`}`,
    download: "Save as CSV",
    downloadAll: "Save forecasts of every row",
    chart: (target) => `${target}: forecasts`,
    actual: "actual",
    forecast: "forecast",
    interval: (level) => `band: ${level} interval`,
  },
};

const UNITS: readonly (readonly [number, string])[] = [
  [7 * 86_400_000, "week"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1000, "second"],
];

function durationOf(milliseconds: number): string {
  const days = milliseconds / 86_400_000;
  if (days >= 27.9 && days <= 31.1) return "1 month";
  if (days >= 89.9 && days <= 92.1) return "1 quarter";
  if (days >= 360 && days <= 367) return "1 year";
  const [length, unit] = UNITS.find(([one]) => one <= milliseconds && milliseconds % one === 0) ?? [1, "millisecond"];
  const count = milliseconds / length;
  return count === 1 ? `1 ${unit}` : `${Number(count.toPrecision(4))} ${unit}s`;
}
