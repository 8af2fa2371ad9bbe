import type { MeasureTexts } from "../measure-texts.js";

const counted = (count: string, noun: string) => `${count} ${noun}${count === "1" ? "" : "s"}`;

export const measures: MeasureTexts = {
  measuresHeading: "Measures on the test part",
  measuresIntro: (over) =>
    `Over ${over}, each method at its headline batch size and as the mean over its seeds; the tables of figures have medians.`,
  measuredOver: {
    ends: ({ told }) => `all ${counted(told, "test sequence")}`,
    pieces: ({ told, sequences }) => `all ${counted(told, "step")} of ${counted(sequences, "test sequence")}`,
    sliding: ({ told, sequences }) => `all ${counted(told, "step")} of ${counted(sequences, "test sequence")}`,
  },
  measuredOverSymbols: (told) => `all ${counted(told, "test symbol")}`,
  measuredOverWindows: (windows) => `all ${counted(windows, "test window")}`,
  measuresDecides: "Methods are compared by the first measure; the others do not enter the verdict.",
  measuresBest: "Bold: the best of its column.",
  measuresCaption: "Measures, methods and simple forecasts alike",
  measuresInterval: (sequences) =>
    `In small print, the 95% interval of a share of ${sequences} independent sequences, by Wilson's formula: what the same networks would reach on other test sequences drawn like these. The spread between seeds is not in it.`,
  metricMeaning: {
    accuracy: "the share that is told right; higher is better.",
    "error-rate": "the share that is told wrong; lower is better.",
    "macro-f1":
      "the mean over the classes of F1, the harmonic mean of precision and recall, so that a rare class weighs as much as a frequent one; higher is better.",
    "softmax-cross-entropy":
      "minus the logarithm of the probability given to the true class, on average: a wrong answer costs more the surer it was; lower is better.",
    "calibration-error":
      "how far the probability of the class that is told lies from the share that is told right, on average over 15 bins of that probability; lower is better.",
    "nats-a-step":
      "minus the logarithm of the probability given to a whole frame, the sum over its notes, on average; lower is better.",
    "bits-a-symbol":
      "minus the logarithm to base 2 of the probability given to the symbol that came, on average; lower is better.",
    "nats-a-symbol": "the same to base e; its exponential is the perplexity. Lower is better.",
  },
  metricShort: {
    accuracy: "accuracy",
    "error-rate": "error rate",
    "macro-f1": "macro F1",
    "softmax-cross-entropy": "log loss",
    "calibration-error": "calibration",
    "nats-a-step": "nats a step",
    "bits-a-symbol": "bits a symbol",
    "nats-a-symbol": "nats a symbol",
  },
  metricWithMeaning: (metric, meaning) => `${metric}: ${meaning}`,
  measuresShort: (over) => `Over ${over}, means over the seeds:`,
  measureInterval: (value, interval) => `${value} (${interval})`,
  measureIntervalHead: (metric) => `${metric} (95% interval)`,
};
