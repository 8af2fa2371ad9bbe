import type { StudyTexts } from "./texts.js";

export const en: StudyTexts = {
  next: "Next:",
  state: {
    running: "running",
    stopped: "stopped",
    killed: "cut off",
    finished: "finished",
    unreadable: "cannot be read",
  },
  decision: { go: "Go", "no-go": "No-go", inconclusive: "Inconclusive" },
  titled: (word, name) => `${word}: ${name}`,
  tabs: { overview: "Overview", runs: "Runs", log: "Log", report: "Report" },
  tabsLabel: "Parts of the study",
  progress: {
    label: "Progress",
    runs: (done, trials) => `${done} of ${trials} runs`,
    left: (time) => `${time} left`,
    unknown: "measuring how fast this machine is …",
    spoken: (percent, left) => `${percent} done${left === null ? "" : `, ${left} left`}`,
  },
  seconds: (seconds) => {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) return `${whole} s`;
    if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  },
  killed:
    "Its process ended without a word: it was killed, or the machine went down. Finished runs are kept, those under way up to their last checkpoint.",
  earlierVerdict:
    "The last verdict there was. More has been asked of the study since; continue it for one that answers for all of it.",
  earlierVerdictShort: "the last one",
  decidedBefore: {
    heading: (seeds, decision) => `Decided before, with ${seeds} ${seeds === "1" ? "seed" : "seeds"}: ${decision}`,
    note: "The study has been asked for more since, and is not judged again before all of that has run.",
  },
  phaseLabel: "Runs of",
  phase: { tuning: "tuning", pilot: "pilot", evaluation: "evaluation" },
  batchLabel: "Batch size",
  axisLabel: "Across",
  axis: { epoch: "epochs", steps: "steps", multiplyAdds: "multiply-adds", work: "work", wall: "clock" },
  axisName: {
    epoch: "epoch",
    steps: "training steps",
    multiplyAdds: "billions of multiply-adds",
    work: "seconds of work",
    wall: "seconds by the clock",
  },
  curves: {
    heading: "Learning curves",
    error: "Validation error",
    note: (unit) =>
      `lowest so far, within epochs too${unit === "" ? "" : `, ${unit}`}; line: median, band: lowest to highest run`,
    cut: "cut at the top",
    join: "; ",
    underWay: (count) => `thin: ${count} under way`,
    empty: "Curves appear with the first epoch.",
    sigma: "Smoothing sigma",
    sigmaNote: "0: the original problem",
    noSigma: "No run here has been smoothed so far.",
    rate: "Learning rate",
    rateNote: "median of the runs",
    target: "target",
  },
  table: {
    heading: "Methods",
    soFar: "What has finished so far; the test part is read at the end.",
    final: "Medians over the seeds, as the report has them.",
    columns: {
      method: "Method",
      batch: "Batch",
      tuned: "Tuning runs",
      seeds: "Seeds",
      best: "Validation error",
      bestEpoch: "Best epoch",
      reached: "Reached",
      epochsTo: "Epochs to target",
      secondsTo: "Seconds to target",
      validation: "Validation error",
      test: "Test error",
      diverged: "Diverged",
    },
    never: "never",
    headline: "stands for the method in the verdict",
  },
  runs: {
    label: "Runs of the study",
    columns: ["Run", "Phase", "Batch", "Seed", "Epochs", "Lowest error", "Outcome"],
    outcome: {
      finished: "finished",
      diverged: "diverged",
      stopped: "stopped",
      underWay: "under way",
      setAside: "set aside",
    },
    count: (count) => `${count} runs, the newest first`,
    empty: "No run has finished yet.",
  },
  log: { heading: "Log", empty: "Nothing was said. The log of a command in a shell is there while it runs." },
  failed: (words) => `The command has failed: ${words}`,
};
