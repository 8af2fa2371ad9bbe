import type { EpochsSaved, WhoseTexts } from "../whose-texts.js";

export const whose: WhoseTexts = {
  whoseHeading: "Who did what",
  whoseIntro:
    "Diffusion has several parts: an optimiser with its learning-rate schedule, a start, sigma, and the path along which the start's amplitude grows. Each row adds to the row above; where the study has no method for one part alone, a row adds several at once.",
  whoseCaption: "From the reference to diffusion, part by part; medians over the seeds",
  whoseAdds: "Adds",
  initialError: "Validation error at the start",
  cause: {
    optimizer: "the optimiser and its schedule",
    start: "the start",
    sigma: "sigma",
    path: "the path",
  },
  noCause: "chance",
  causes: (names) => {
    if (names.length < 2) return names.join("");
    const [last, ...rest] = [...names].reverse();
    // "the optimiser and its schedule, sigma and the path": the comma before the last "and" tells the parts apart.
    return `${rest.reverse().join(", ")}${rest.some((name) => name.includes(" and ")) ? "," : ""} and ${last}`;
  },
  whoseEpochs: ({ diffusion, reference, parts, all, ...saved }) => {
    const how = parts.map(({ cause, ...part }) => `${change(part)} through ${cause}`).join(", ");
    if (saved.epochs === null)
      return `Neither ${reference} nor ${diffusion} reaches the target error within ${all} epochs: ${how}.`;
    if (saved.sign === "same") return `${diffusion} needs as many epochs to the target error as ${reference}: ${how}.`;
    const epochs = `${count(saved)} ${saved.epochs === "1" ? "epoch" : "epochs"} ${saved.sign}`;
    return `${diffusion} needs ${epochs} than ${reference} to the target error: ${how}.`;
  },
  whoseNever: (methods, epochs) =>
    `${methods.join(", ")}: the target error is not reached within ${epochs} epochs, so only a bound of the difference is known.`,
  whoseAgainst: ({ diffusion, method, isSameStart, lacks, value, interval, confidence, result }) =>
    `Against ${method}, the same optimiser${isSameStart ? " and start" : ""} without ${lacks}, ${diffusion} takes ${value} the time (${confidence} interval ${interval}): ${SHOWN[result]} ${lacks}.`,
  whoseAlike: (diffusion, method) => `${diffusion} and ${method} train alike here: what differs is chance.`,
  whoseUnknown: (diffusion, method) => `The times of ${diffusion} and ${method} cannot be compared.`,
  whoseTest: ({ testError, confidence, interval, isShown }) =>
    `Its test error is ${testError} (${confidence} interval ${interval})${isShown ? "" : ": no difference is shown"}.`,
  whoseNoSigma: "Tuning also tried sigma_0 = 0 and chose it: diffusion trained without sigma here.",
  whoseStart:
    "The start is the minimiser of the smoothed problem in closed form: the theory of diffusion (Mobahi 2016) is where it comes from, and anybody can use it with SGD and without sigma.",
  whoseAdd: (missing, methods) =>
    `To tell these parts apart, add ${missing.join(" and ")} to the methods: --methods ${methods}`,
  whoseLevels: (levels) =>
    `The ratios of times are means over all ${levels} levels of the validation error; the table has the times to the last level alone, the target.`,
  causeAlone: {
    optimizer: "its optimiser",
    start: "its start",
    sigma: "smoothing",
    path: "growing the start",
  },
  whoseNearest: ({ diffusion, method, value, result, choseNoSigma }) =>
    `${method} is the same without that last part: ${diffusion} takes ${value} its time, ${SHORT[result]}${choseNoSigma ? " (tuning chose sigma_0 = 0: no smoothing)" : ""}.`,
};

function change(saved: EpochsSaved): string {
  if (saved.epochs === null) return "not measurable";
  return saved.sign === "same" ? "no change" : `${count(saved)} ${saved.sign}`;
}

function count({ epochs, isAtLeast }: EpochsSaved): string {
  return `${isAtLeast ? "at least " : ""}${epochs}`;
}

const SHOWN = {
  met: "a gain in time is shown to come from",
  undecided: "no gain in time is shown to come from",
  missed: "time is lost through",
} as const;
const SHORT = { met: "a gain", undecided: "no gain shown", missed: "a loss" } as const;
