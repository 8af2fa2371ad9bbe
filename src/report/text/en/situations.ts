import { percent, ratio, significant } from "../../../page/text/numbers.js";
import type { SituationTexts } from "../situation-texts.js";

const tunedPlace = { "rate.learningRate": "learning rate", "sigma.sigma0": "sigma_0", gain: "gain" };

export const situations: SituationTexts = {
  situationsHeading: "Known situations in these runs",
  situationsIntro:
    "Recognised from the figures of this study alone: what each means, on which figures, and what to do. Other --epochs, --window, --hidden, --activation or --sigma make another study: give it a folder of its own (--out NEW).",
  noSituations: (names) => `Looked for, and not found: ${names.join("; ")}.`,
  situationFigures: "Figures",
  situationAdvice: "What to do",
  situationLine: ({ name, of, advice }) => `${name} (${of}): ${advice}`,
  fullStop: ".",
  moreSituations: (count) => `Known situations, ${count} more: see "Known situations in these runs".`,
  tunedPlace,
  situation: {
    "simple-wins": {
      name: "A simple forecast beats every network",
      figures: ({ baseline, error, network, networkError }) =>
        `${baseline}: test error ${significant(error, 4)}; best network, ${network}: ${significant(networkError, 4)}`,
      meaning:
        "What the networks are compared on, they do not do well yet: which of them trains faster is of little use before one of them forecasts better.",
      advice: ([first]) =>
        `Use the simple forecast; try networks again with other inputs${first?.isLonger ? ", a longer --window" : ""} or more data.`,
    },
    diverges: {
      name: "Runs diverge",
      figures: ({ method, runs, of }) => `${method}: ${runs} of ${of} runs came to numbers that are not finite`,
      meaning:
        "The learning rate that was best in tuning is too large for other random starts. Such a run counts as never reaching the target.",
      advice: () => "Take more --tuning-trials, or larger batches; look for outliers in the data.",
    },
    "learns-nothing": {
      name: "Nothing is learned",
      figures: ({ method, best, idle }) =>
        `${method}: lowest validation error ${significant(best, 4)}, ${significant(idle, 4)} without learning`,
      meaning:
        "The curve is flat from the start. Units may be saturated (inputs or weights too large), the learning rate far off, or the inputs may not tell the target.",
      advice: () => "Try another --activation or --hidden, more --tuning-trials, and inputs that tell the target.",
    },
    "one-seed": {
      name: "One seed stands out",
      figures: ({ method, against, isOfTime, seed, ratio: one, median, mean, without }) =>
        `${method} against ${against}, ${isOfTime ? "time" : "test error"}: ${ratio(one)}× with seed ${seed}, ${ratio(median)}× with the median seed; geometric mean ${ratio(mean)}×, without that seed ${ratio(without)}×`,
      meaning:
        "The verdict goes by the geometric mean over the pairs of seeds, which this one moves so far that without it the result would be another. The tables show medians, which it does not move.",
      advice: ([first]) =>
        `Go on with --seeds ${first?.more}, so that one weighs less; look at that seed's run in curves.csv for what went wrong.`,
    },
    "sigma-stuck": {
      name: "Sigma stays where it is",
      figures: ({ method, first, last }) =>
        `${method}: sigma ${significant(first)} at first, ${significant(last)} at last`,
      meaning:
        "The smoothing never ended, so the original problem was not trained; or it never began, and the method is its optimiser alone.",
      advice: () => "Let --sigma tuned find sigma_0, or train for more --epochs.",
    },
    "few-validations": {
      name: "The target is reached at once",
      figures: ({ method, validations, target }) =>
        `${method}: validation error ${significant(target, 4)} in ${significant(validations)} validations`,
      meaning: "So short a time is known coarsely: its ratio to another's says little.",
      advice: ([first]) =>
        `Ask for a lower --target-error${first === undefined ? "" : ` than ${significant(first.target, 4)}`}, or leave it out.`,
    },
    "still-falling": {
      name: "Curves have not levelled off",
      figures: ({ method, gain, epochs }) =>
        `${method}: the last quarter of ${epochs} epochs still took ${percent(gain, 1)} off its error`,
      meaning: "The runs ended too early: errors would fall further, and the order of the methods may change.",
      advice: (cases) => `Run with --epochs ${2 * Math.max(...cases.map(({ epochs }) => epochs))} --out NEW.`,
    },
    overfits: {
      name: "Overfitting",
      figures: ({ method, runs, of, best, bestEpoch, last }) =>
        `${method}: validation error ${significant(last, 4)} at the end, ${significant(best, 4)} at best in epoch ${significant(bestEpoch)}, while the training objective fell on, in ${runs} of ${of} runs`,
      meaning:
        "The networks learn the training part by heart. Models and figures are of the best epoch, so the verdict stands; the epochs after it are lost.",
      advice: (_, beside) =>
        beside.includes("still-falling")
          ? "Leave --epochs as they are for the methods that need them: models are of the best epoch; adamw among the --methods decays weights."
          : "Take fewer --epochs, fewer --hidden units or more data, in another study (--out); adamw among the --methods decays weights.",
    },
    "edge-of-range": {
      name: "Tuned to an end of the range",
      figures: ({ method, place, value, low, high }) =>
        `${method}: ${tunedPlace[place as keyof typeof tunedPlace] ?? place} ${significant(value)} of ${significant(low)} to ${significant(high)}`,
      meaning: "A better value may lie beyond the range, so the method may be better than it looks here.",
      advice: () => "Take more --tuning-trials or other --batch-sizes; in code, widen the method's space.",
    },
  },
};
