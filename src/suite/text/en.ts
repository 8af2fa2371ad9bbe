import { listed } from "../../core/listed.js";
import { reasonText } from "./reason-words.js";
import type { SuiteTexts } from "./texts.js";

export const en: SuiteTexts = {
  language: "en",
  title: "Where diffusion pays",
  intro: ({ done, gos, stopped, refused }) =>
    [
      `${studies(done)}, each decided by its own criteria: ${gos} ${gos === 1 ? "says" : "say"} go.`,
      stopped > 0 &&
        `${stopped} ${stopped === 1 ? "was" : "were"} stopped and ${stopped === 1 ? "counts" : "count"} nowhere yet.`,
      refused > 0 && `${refused} could not be run.`,
    ]
      .filter(Boolean)
      .join(" "),
  counts: { go: "go", "no-go": "no-go", inconclusive: "inconclusive" },
  effectHeading: {
    test: "Test error against the reference",
    best: "Test error against the best other method",
    time: "Time to the target against the reference",
  },
  kindOfError: {
    target: "studies whose error is in the unit of what they forecast",
    information: "studies whose error is a log loss",
    share: "studies whose error is a share of wrong answers",
    other: "studies with another loss",
  },
  ofKind: (heading, kind) => `${heading}: ${kind}`,
  effectName: { test: "test error : reference", best: "test error : best other", time: "time : reference" },
  overall: ({ ratio, range, studies: count }) =>
    range === null
      ? `Over ${studies(count)} the ratio is ${ratio}; how uncertain that is, is not known: no study has seeds enough for an interval, and all ratios are alike.`
      : `Over ${studies(count)} the ratio is ${ratio} (${range}); below 1 speaks for diffusion.`,
  tooFew: (count) => `Measured in ${studies(count)}: too few for a mean or a line.`,
  condition: {
    windows: "training windows",
    noise: "noise",
    window: "rows the network reads",
    horizon: "rows ahead",
    inputs: "inputs",
  },
  step: {
    windows: "With twice the training windows",
    noise: "With .1 more noise",
    window: "With twice the rows read",
    horizon: "With twice the rows ahead",
    inputs: "With twice the inputs",
  },
  slope: ({ step, factor, range }) => `${step} the ratio is ${factor} times as large (${range}).`,
  noneClear: "No condition changes it by more than chance would.",
  modelCaption: "By what the ratio is multiplied for one step of a condition, with 95 % intervals",
  modelColumns: ["Condition", "Alone", "All together"],
  noTogether: "Too few studies, or conditions that go together: no model of all at once.",
  chartNote:
    "A point is a study with its interval, green where it says go; line and band are the regression on that condition alone. An arrow: the interval goes on beyond the chart.",
  methodHeading: "How this was worked out",
  method:
    "Random-effects meta-regression of log ratios (Paule and Mandel's variance between studies, Knapp and Hartung's intervals). A slope is told as clear where its p is below .05 after Holm's correction over all conditions and all ratios on this page, so that of suites in which no condition matters 5 % at most name one. Intervals are each by itself and not corrected: some leave out 1 by chance. The column of all conditions at once is to be read beside the first and names nothing. Ratios of errors are put together only where the errors are of one kind: a log loss that falls by a tenth is not what a squared error that falls by a tenth is. Ratios of times are put together over all studies, where errors are of several kinds without noise as a condition. Noise is the best simple forecast's test error over that of the mean. Such lines tell what goes together in these studies, not what would happen if a condition were changed. Studies in which no run reached the target have no ratio of times and are left out there; stopped studies are left out of all.",
  table: "All studies",
  columns: {
    study: "Study",
    verdict: "Verdict",
    test: "Test error : reference",
    best: "Test error : best other",
    time: "Time : reference",
  },
  scrollHint: "The table scrolls sideways.",
  decision: { go: "Go", "no-go": "No-go", inconclusive: "Inconclusive" },
  state: { stopped: "stopped", refused: "not run" },
  earlier: "measured before",
  why: "Why some were not run",
  kept: "Measured before, otherwise than asked for now",
  keptNote:
    "These could not be run again with the options or the table of the last command. Their lines are those of the earlier one. To measure them anew, repeat the command with another --out, or remove their folders.",
  range: (low, high) => `${low} to ${high}`,
  notMeasured: "–",
  separator: ", ",
  begins: (count, folder) =>
    count === 1
      ? `1 study, in a folder of its own in ${folder}`
      : `${count} studies, each in a folder of its own in ${folder}`,
  unnamed: ({ column, rows, first }) =>
    `${rows} ${rows === 1 ? "row has" : "rows have"} nothing in "${column}", the first of them row ${first}: ${rows === 1 ? "it is" : "they are"} in no study.`,
  entryNotes: ({ testParts, sameNames }) => {
    const lines = [];
    if (testParts.length > 0)
      lines.push(
        `${listed(testParts, 4)}: ${testParts.length === 1 ? "the test part of another table, and no study" : "test parts of other tables, and no studies"} of ${testParts.length === 1 ? "its" : "their"} own.`,
      );
    if (sameNames.length > 0) {
      const groups = sameNames.map(({ files, called }) => `${listed(files, 4)}: ${listed(called, 4)}`);
      const twice = sameNames.some(({ files }) => files.length > 1);
      lines.push(
        `Studies of one name are told apart by a number (${listed(groups, 3)}).${twice ? " Files of one name that hold the same data count twice: leave one out." : ""}`,
      );
    }
    return lines;
  },
  fewSeeds: (seeds, needed) =>
    `With ${seeds} ${seeds === 1 ? "seed" : "seeds"} no study can say go or no-go: a verdict takes ${needed}. Ratios are measured all the same.`,
  status: (done, count, running) => `${done} of ${studies(count)}; running: ${running.join(", ")}`,
  notRun: (name, reason) => `${name}: not run: ${reasonText(reason, "en")}`,
  ended: ({ name, decision, state, reason }) => {
    if (state === "refused" && reason !== null) return en.notRun(name, reason);
    const verdict = decision ?? state;
    return reason === null
      ? `${name}: ${verdict}`
      : `${name}: ${verdict}, as measured before; not run again: ${reasonText(reason, "en")}`;
  },
  page: (file) => `Page: ${file}`,
  goesOn: "Stopped. Repeat the command to go on: studies that have ended are kept.",
  planColumns: { study: "Study", rows: "Rows", trials: "Training runs", left: "To do", time: "Time" },
  planned: ({ studies: count, left, time, atOnce }) =>
    `${studies(count)}, ${left} training runs to do: about ${time} on this machine${atOnce > 1 ? `, ${atOnce} studies at once` : ""}.`,
};

function studies(count: number): string {
  return count === 1 ? "1 study" : `${count} studies`;
}
