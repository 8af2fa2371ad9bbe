import type { SequenceFacts, SequenceTexts } from "../sequence-texts.js";

const steps = ({ steps: [from, to] }: Pick<SequenceFacts, "steps">, noun: string) =>
  `${from}${to === undefined ? "" : ` to ${to}`} ${(to ?? from) === "1" ? noun : `${noun}s`}`;
const counted = (count: string, noun: string) => `${count} ${noun}${count === "1" ? "" : "s"}`;

const told: SequenceTexts["told"] = {
  series: null,
  adding: null,
  sequences: null,
  classify: ({ targets, classes }) => `${classes} classes of ${targets}`,
  regress: null,
  tag: ({ targets, classes }) => `${classes} classes of ${targets} at each step`,
  frames: () => "the next frame",
  chars: ({ classes }) => `the next of ${classes} symbols`,
};

const NUMBERS = "the last value, the value one season before, the mean, or the best linear predictor";

export const sequences: SequenceTexts = {
  chatSequences: (source, kind, facts) => {
    const from =
      kind === "chars"
        ? `${facts.sequences === "1" ? "a text" : `${facts.sequences} texts`} of ${steps(facts, "symbol")}`
        : `${counted(facts.sequences, "sequence")} of ${steps(facts, "step")} of ${counted(facts.inputs, "input")}`;
    return `${source}: ${told[kind]?.(facts) ?? facts.targets} from ${from}`;
  },
  toldLabel: "To be told",
  told,
  sequencesLabel: "Sequences",
  sequencesOf: (facts, all) =>
    facts.sequences === "1"
      ? `1 of ${steps(facts, "step")}`
      : `${facts.sequences} of ${steps(facts, "step")}, ${all} steps in all`,
  classesLabel: "Classes",
  firstOf: (count, names, more) => `${count}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
  symbols: (count) => `the symbol at each step, one of ${count}`,
  sequenceWindow: {
    ends: (window, isWhole) =>
      isWhole
        ? `a sequence each, read whole (up to ${window} steps); told at its last step`
        : `the last ${window} steps of each sequence; told at the last one`,
    pieces: (window, isWhole) =>
      isWhole
        ? `a sequence each, read whole (up to ${window} steps); told at every step`
        : `pieces of up to ${window} steps, each read from its own beginning; told at every step`,
    sliding: (window) => `up to ${window} steps that end at a step with a label; told at that step`,
  },
  sequencesColumn: "Sequences",
  toldColumn: "Steps told",
  classCaption: (target) => `How many there are of each class of ${target}`,
  classColumn: "Class",
  classExtremes: ({ classes, rarest, least, commonest, most }) =>
    `Of ${classes} classes, the training part has fewest of ${rarest} (${least}) and most of ${commonest} (${most}).`,
  simpleForecasts: {
    series: NUMBERS,
    adding: NUMBERS,
    sequences: NUMBERS,
    regress: "the mean, or the best linear predictor",
    classify: "the share of each class, the class of the nearest training sequence, or logistic regression",
    tag: "the share of each class, what follows the label of the step before, or logistic regression",
    frames: "the share of each note, or its share after frames with it and without it",
    chars: "the share of each symbol, or its share after the symbol before",
  },
};
