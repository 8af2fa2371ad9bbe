import type { CriteriaHistory, ProgressTexts } from "../progress-texts.js";

const CUT_NAME = {
  epochs: "epochs:",
  tuningTrials: "tuning trials:",
  trainWindows: "training windows:",
  batchSizes: "batch sizes:",
  seeds: "seeds:",
} as const;

const HIGHWAY = {
  none: "none",
  last: "the last value of each target",
  linear: "the best linear forecast of the window",
  trained: "the best linear forecast of the window, trained on with the network",
} as const;

function since(history: CriteriaHistory): string {
  switch (history.kind) {
    case "first":
      return "before any run";
    case "kept":
      return "fixed before the first run";
    case "changed":
      return `changed after ${history.runs} ${history.runs === "1" ? "run" : "runs"}`;
    case "changed-before":
      return `changed after the first run, on ${history.date}`;
    default:
      return history satisfies never;
  }
}

export const progress: ProgressTexts = {
  chatNote: (text) => `note: ${text}`,
  chatTask: ({ source, rows, targets, ahead, window, inputs }) => {
    const rowsAhead = ahead === null ? "" : ` ${ahead[0] === ahead[1] ? ahead[0] : `${ahead[0]} to ${ahead[1]}`} ahead`;
    return `${source}: ${rows} rows; forecast ${targets}${rowsAhead} from ${window} ${window === "1" ? "row" : "rows"} of ${inputs} ${inputs === 1 ? "input" : "inputs"}`;
  },
  chatWindows: (train, validation, test) => `windows: ${train} train, ${validation} validation, ${test} test`,
  chatHighway: ({ kind, tried, isLog }) => {
    const errors = tried.map(({ kind, error }) => `${kind} ${error}`).join(", ");
    const why =
      tried.length === 0
        ? ""
        : ` (validation error of drawn networks with a solved readout, the lowest taken if it leaves at most half of the variance${isLog ? ", in standard deviations of the logarithm" : ""}: ${errors})`;
    return `highway, which networks add to: ${HIGHWAY[kind]}${why}`;
  },
  chatCriteria: ({ criteria, hash, history }) => `criteria, ${since(history)}: ${criteria} (SHA-256 ${hash}…)`,
  chatFold: (fold, folds) => ` in fold ${fold} of ${folds}`,
  chatSetAside: (what) => `set aside: ${what}`,
  chatGrown: ({ flag, now, before }) => `the study goes on with ${flag}: ${now} (before: ${before})`,
  chatCut: (name, now, asked) => `time budget: ${CUT_NAME[name]} ${now} instead of ${asked}`,
  chatKept: ({ cuts, command }) =>
    `${cuts.map(({ name, now, asked }) => `${CUT_NAME[name]} ${now} stay, though there is time for ${asked}`).join("; ")}: finished runs depend on them. ` +
    `A study without that cut, in a folder of its own: ${command}`,
  chatShort: ({ budget, time, tuning, enough, reached, trials }) =>
    `time budget: ${budget} are too short: even the smallest study takes about ${time} on this machine (its tuning ${tuning}). ` +
    `This one will end early, after about ${reached} of ${trials} runs. Give --time-budget ${enough}.`,
  chatPlanned: (trials) => `${trials} training runs planned`,
  chatResumed: (trials) => `, ${trials} of them done by an earlier run`,
  chatDiverged: (id, detail) => `${id} diverged: ${detail}`,
  chatRunSetAside: (id, detail) => `${id} set aside ${detail}`,
  chatAgain: "The verdict lacks runs that the queue set aside: the same command tries them again.",
  chatWork: ({ percentage, done, trials, left }) =>
    `${percentage} of the work, ${done} of ${trials} runs done${left === null ? "" : `, ${left} left`}`,
  chatRuns: (done, trials, left) => `${done}/${trials} runs  ${left === null ? "" : `${left} left`}`,
  chatSeconds: (seconds) => {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) return `${whole} s`;
    if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  },
  chatEnsemble: ({ name, seeds, validation, test }) =>
    `${name}: the mean of ${seeds} seeds, validation error ${validation}, test error ${test ?? "not measured"}`,
  chatNoEnsemble: "No ensemble: no method has two finished runs yet.",
  chatReport: (path) => `Report: ${path}`,
  chatPage: (path) => `Page: ${path}`,
  chatStopped: "Stopped. The same command goes on where this one ended.",
  dryRun: ({ trials, epochs, windows, methods, batchSizes, tuningTrials, seeds, time, done, folder }) =>
    `${trials} training runs of ${epochs} epochs on ${windows} windows: ${methods.join(", ")}, ` +
    `each at batch size ${batchSizes.join(" and ")} with ${tuningTrials} tuning trials and ${seeds} seeds, and pilot runs.\n` +
    (done === null
      ? `It would take about ${time} on this machine, in the folder ${folder}.`
      : done === "all"
        ? `All of them are done in ${folder}: nothing is left to train.`
        : `${done} of the ${trials} are done in ${folder}; the others would take about ${time} on this machine.`),
  dryRunCost: (amount) => `Machine cost: about ${amount}.`,
};
