import { ratio } from "../../../page/text/numbers.js";
import type { VerdictTexts } from "../verdict-texts.js";

export const verdict: VerdictTexts = {
  title: (source) => `Training by diffusion on ${source}`,
  question: (source, reference) => `Does training by diffusion pay on ${source}, against tuned ${reference}?`,
  subtitle: ({ diffusion, windows, seeds, folds }) =>
    `Method ${diffusion}, measured on ${folds > 1 ? `${folds} folds of up to ` : ""}${windows} training windows with ${seeds} random ${seeds === 1 ? "start" : "starts"} for every method.`,
  decision: { go: "Go", "no-go": "No-go", inconclusive: "Inconclusive" },
  decisionMeaning: {
    go: () => "Every criterion is met.",
    "no-go": (missed) => (missed === 1 ? "A criterion is missed." : `${missed} criteria are missed.`),
    inconclusive: () => "These runs do not decide.",
  },

  goSentence: ({ diffusion, reference, saving, testError }) =>
    `With ${diffusion}, the same validation error is reached in ${saving} than with tuned ${reference}${testError === null ? "" : `, and the test error is ${testError}`}.`,
  goAccuracySentence: ({ diffusion, reference, saving, testError }) =>
    `With ${diffusion}, the test error is ${testError} than with tuned ${reference}${saving === null ? "" : `; the same validation error is reached in ${saving}`}.`,
  openLoss: ({ name, measured, isShown, worst, seeds, canGoOn }) =>
    `${name}: ${isShown ? measured : `no difference shown (measured: ${measured})`}; up to ${worst} cannot be excluded with ${seeds} seeds${canGoOn ? "; more seeds narrow this" : ""}.`,
  noEvidence: "There are no finished runs to compare.",
  criterionSentence: {
    time: {
      met: ({ diffusion, reference, value, confidence, interval, limit }) =>
        `To the same validation error, ${diffusion} takes ${value} the time of ${reference} (${confidence} interval ${interval}); at most ${limit} was asked.`,
      missed: ({ diffusion, reference, value, confidence, interval, limit }) =>
        `To the same validation error, ${diffusion} takes ${value} the time of ${reference} (${confidence} interval ${interval}); at most ${limit} was asked.`,
      undecided: ({ diffusion, reference, value, confidence, interval, limit, withinLimit }) =>
        withinLimit
          ? `To the same validation error, ${diffusion} takes ${value} the time of ${reference}, but the ${confidence} interval (${interval}) leaves open whether half of what was asked is saved.`
          : `To the same validation error, ${diffusion} takes ${value} the time of ${reference}; at most ${limit} was asked, and the ${confidence} interval (${interval}) does not rule that out.`,
    },
    "test-error": {
      met: ({ value, limit }) => `The test error differs by ${value}; at most ${limit} was asked.`,
      missed: ({ diffusion, reference, value, confidence, interval, limit }) =>
        `The test error of ${diffusion} differs from that of ${reference} by ${value} (${confidence} interval ${interval}); at most ${limit} was asked.`,
      undecided: ({ diffusion, reference, value, confidence, interval, limit, withinLimit }) =>
        withinLimit
          ? `The test error of ${diffusion} differs from that of ${reference} by ${value}, but the ${confidence} interval (${interval}) leaves open whether half of the gain that was asked is there.`
          : `The test error of ${diffusion} differs from that of ${reference} by ${value}; at most ${limit} was asked, and the ${confidence} interval (${interval}) does not rule that out.`,
    },
    "success-rate": {
      met: ({ diffusion, value }) => `The success rate of ${diffusion} is ${value} seeds.`,
      missed: ({ diffusion, value, limit }) =>
        `The success rate of ${diffusion} is only ${value} seeds; at least ${limit} was asked.`,
      undecided: ({ diffusion, value, limit }) =>
        `The success rate of ${diffusion} is ${value} seeds; at least ${limit}, near that of the reference, was asked. So few seeds may be chance.`,
    },
    "baselines-time": {
      met: ({ diffusion, reference, value, confidence, interval }) =>
        `Of the other tuned methods, ${reference} is the hardest to beat: ${diffusion} takes ${value} its time (${confidence} interval ${interval}).`,
      missed: ({ diffusion, reference, value, confidence, interval }) =>
        `${diffusion} is slower than ${reference} alone: ${value} its time (${confidence} interval ${interval}).`,
      undecided: ({ diffusion, reference, value, confidence, interval }) =>
        `${diffusion} is not shown to be faster than ${reference} alone: ${value} its time (${confidence} interval ${interval}).`,
    },
    "baselines-test-error": {
      met: ({ diffusion, reference, value, confidence, interval }) =>
        `Of the other tuned methods, ${reference} is the hardest to beat: the test error of ${diffusion} differs from its by ${value} (${confidence} interval ${interval}).`,
      missed: ({ diffusion, reference, value, confidence, interval }) =>
        `The test error of ${diffusion} is higher than that of ${reference} alone: by ${value} (${confidence} interval ${interval}).`,
      undecided: ({ diffusion, reference, value, confidence, interval }) =>
        `The test error of ${diffusion} is not shown to be lower than that of ${reference} alone: it differs by ${value} (${confidence} interval ${interval}).`,
    },
  },
  startTakes: ({ diffusion, reference, seconds, referenceSeconds }) =>
    `${diffusion} spends ${seconds} on its start, before the first step${referenceSeconds === null ? "" : `; ${reference} is at the target after ${referenceSeconds}`}.`,
  aheadAtLevels: ({ diffusion, reference, ahead, levels, seconds, referenceSeconds, epochs }) =>
    `The ratio is a mean over ${levels} levels of the validation error: ${reference} is first at ${ahead} of them, but ${referenceSeconds === null ? `does not reach the last one, the target, within ${epochs} epochs, so the ratio has only a bound` : `reaches the last one, the target, after ${referenceSeconds}`}; ${diffusion} reaches it after ${seconds}.`,
  timeUnknown: "The times to the same validation error could not be compared.",
  testErrorUnknown: "The test errors could not be compared.",
  successRateUnknown: "No seed of either method reached the target error: the success rate is not measurable.",
  noComparison: (missing) => `No comparison was possible. Missing: ${missing}.`,
  missingParts: {
    "diffusing-method": "a method that diffuses",
    "reference-method": "a method without diffusion to compare with",
    "evaluation-trials": "finished evaluation runs of both methods",
    target: "a target error, because too few pilot runs of the reference finished, or they did not learn",
  },
  naiveIsBetter: ({ baseline, baselineError, bestError, isHigher, isLonger }) =>
    `A simple forecast (${baseline}, test error ${baselineError}) is ${isHigher ? "as good" : "at least as good"} as the best network (${bestError}${isHigher ? ", no difference shown" : ""}): use it, and come back to networks with other inputs${isLonger ? ", a longer window" : ""} or more data.`,
  baselinesUnknown: "The other methods without diffusion could not be compared.",
  tooFewSeeds: (seeds, needed) =>
    `${seeds} finished ${seeds === "1" ? "seed" : "seeds"} of each method cannot decide: ${needed} are needed.`,
  optimizerNotCompared: (optimizer) =>
    `The optimiser of diffusion (${optimizer}) was not run without diffusion, so no gain can be credited to diffusion. Add it to the methods.`,
  setAside: ({ names, count, attempts }) =>
    count === 1
      ? `1 run was set aside by the queue after ${attempts} attempts that got nowhere, and counts as one that never reached the target: ${names.join(", ")}. The same command tries it again; study.json says why.`
      : `${count} runs were set aside by the queue after ${attempts} attempts that got nowhere, and count as runs that never reached the target: ${names.join(", ")}. The same command tries them again; study.json says why.`,
  cut: (name, now, asked) => `${name}: ${now} instead of ${asked}`,
  cutName: {
    epochs: "epochs",
    tuningTrials: "tuning trials",
    trainWindows: "training windows",
    batchSizes: "batch sizes",
    seeds: "seeds",
  },
  cutsByBudget: (cuts) => `Cut by the time budget: ${cuts.join("; ")}.`,
  changed: ({ name, before, now, date, isAfterTest }) =>
    `Changed on ${date}, after ${isAfterTest ? "the test part had been read" : "the study had begun"}: ${name}, ${before} before, ${now} now.`,
  changeName: {
    seeds: "seeds",
    tuningTrials: "tuning trials",
    batchSizes: "batch sizes",
    methods: "methods",
    criteria: "criteria",
    targetError: "target error",
    timeBudget: "time budget",
  },
  endedEarly: {
    complete: "The study ran to its end.",
    stopped:
      "The study was stopped before its end; this is what had finished by then. The test part stays closed until it has gone on to its end.",
    closed: "The study was closed before its end, for good; this is what had finished by then.",
    "budget-spent":
      "The time budget was spent before the study's end; this is what had finished by then. The test part stays closed until the study has gone on to its end, or is closed with --finish.",
  },
  trialsDone: (done, planned) => `Finished: ${done} of ${planned} trials.`,

  nextHeading: "Next",
  nextGo: "Use the network that diffusion trained, and train the next ones the same way.",
  nextRefit: "The same with no rows held back, and again whenever the table has grown:",
  nextNarrow: (seeds) => `To narrow what is open, go on with ${seeds} seeds first: what has run is kept.`,
  nextNoGo: (isLonger) =>
    `Stay with what you have. More seeds will not change this; a larger network${isLonger ? ", a longer window" : ""} or harder data might, in a study of its own.`,
  nextSimple: ({ baseline, isKept, isLonger }) =>
    `Use the simple forecast (${baseline}), not a network: ${isKept ? "it is kept as a model" : "it is no worse and trains at once, though no model of it is kept"}. More seeds will not change this; ${isLonger ? "a longer window, " : ""}other inputs or more data might, in a study of its own.`,
  nextSimpleGo: ({ baseline, isKept, diffusion }) =>
    `Use the simple forecast (${baseline}) for now${isKept ? ", which is kept as a model" : ""}: no network is better yet. Where you train networks all the same, train them by ${diffusion}.`,
  nextMoreTime: "Give it more time: what has run is kept.",
  decidedBefore: ({ date, decision, seeds, criteria }) =>
    `Decided before, at ${date}: ${decision}, with ${seeds} seeds, by ${criteria}.`,
  history: (count) => `Changed since the study began, and decided before (${count})`,
  manyLooks: (looks, measured) =>
    `The test part was read ${looks} times. How often a verdict is wrong was measured for ${measured} looks; each further one adds to it.`,
  nextClosed: "Begin another study, in a folder of its own (--out): this one was closed for good.",
  nextTarget:
    "Leave out the target error, which no run reached: levels are then taken from pilot runs of the reference. What has run is kept.",
  nextGoOn: "Let it go on: what has run is kept.",
  nextMoreSeeds: (seeds) => `Let it go on with ${seeds} seeds: what has run is kept.`,
  contents: "On this page",

  timeToTarget: "Time to the same validation error",
  epochsToTarget: "Epochs to the same validation error",
  testError: "Test error",
  successRate: "Success rate",
  against: (reference) => `against ${reference}`,
  againstSimple: "Test error, against the best simple forecast",
  bestOnValidation: (baseline) => `${baseline} (best on validation)`,
  times: (value) => `${ratio(value)}\u00d7`,
  lessTime: (percentage) => `${percentage} less training time`,
  timesTheTime: (times) => `${times} the training time`,
  moreTime: (percentage) => `${percentage} more training time`,
  lowerError: (percentage) => `${percentage} lower`,
  higherError: (percentage) => `${percentage} higher`,
  sameError: "the same",
  notMeasured: "not measurable",
  intervalLabel: (confidence) => `${confidence} interval`,
  intervalColumn: "Interval",
  withConfidence: (interval, confidence) => `${interval} (${confidence})`,
  interval: (low, high) => {
    if (low === null && high === null) return "open on both sides";
    if (low === null) return `up to ${high}`;
    return high === null ? `${low} or more` : `${low} to ${high}`;
  },

  criteriaHeading: "Criteria, fixed before the first run",
  criteriaChangedHeading: "Criteria, changed after the first run",
  criteriaHash: (criteria, hash) =>
    `As written down: ${criteria}; SHA-256 of criteria, target and rule ${hash}…, also in run/manifest.json.`,
  criteriaIntro:
    "A criterion is met or missed where the interval of the measured ratio makes that sure; in between it is undecided: it may be chance. The table shows the interval that decided each one; of an undecided one, that which would have to lie on one side.",
  criteriaRules: ({ confidence, look, wide }) => [
    `A gain that was asked for is met when the ratio keeps its limit and the ${confidence} interval makes at least half of the gain sure. It is missed when the whole ${confidence} interval lies beyond the limit.`,
    `A loss that is allowed is met when the ratio keeps its limit or the ${confidence} interval includes no difference. It is missed when the whole of a ${wide} interval lies beyond the limit.`,
    `Against every other method without diffusion the whole interval must lie below 1: of ${look} at 5, 10, 20, ... seeds, of ${wide} at other numbers, since every further look at a study that grows has its own chance of a false go. It is missed when the whole of a ${wide} interval lies above 1.`,
    "Where runs did not reach a level of the validation error, the ratio of times is known on one side only: what speaks for diffusion is read off the most that it can be (at most), what speaks against it off the least (at least).",
    "The success rate may lie one seed below that of the reference (two of 10 seeds or more), and is never missed by itself. Where no seed of either reached the target it is not measurable.",
  ],
  criteriaCaption: "Limits and measured values",
  criterion: "Criterion",
  limit: "Limit",
  value: "Measured",
  result: "Result",
  criterionName: {
    time: (reference) => `Training time to the same validation error, against ${reference}`,
    "test-error": (reference) => `Test error, against ${reference}`,
    "success-rate": () => "Success rate: seeds that reach the target error",
    "baselines-time": (method) => `Training time, against every other method without diffusion (hardest: ${method})`,
    "baselines-test-error": (method) => `Test error, against every other method without diffusion (hardest: ${method})`,
  },
  metUnseen: "met, no difference shown",
  criterionResult: { met: "met", missed: "missed", undecided: "undecided" },
  atMost: (limit) => `at most ${limit}`,
  atLeast: (limit) => `at least ${limit}`,

  terminal: {
    batch: "batch",
    successRate: "success",
    epochs: "epochs",
    seconds: "seconds",
    validation: "validation",
    test: "test",
    never: "never",
    metUnseen: "met (no difference)",
    target: (error, errorUnit) => `Target: validation error ${error} (${errorUnit}).`,
    simple: (baseline, validation, test) =>
      `Best simple forecast: ${baseline}, validation ${validation}, test ${test}.`,
    criterion: {
      time: "time to same error",
      "test-error": "test error",
      "success-rate": "success rate",
      "baselines-time": "others: time",
      "baselines-test-error": "others: error",
    },
  },
};
