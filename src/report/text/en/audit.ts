import { integer, percent, significant } from "../../../page/text/numbers.js";
import type { AuditTexts } from "../audit-texts.js";

const PART = { validation: "validation", test: "test" } as const;

export const audit: AuditTexts = {
  auditHeading: "Data audit, before the first run",
  noFindings:
    "Gaps, repeated rows, parts unlike the training part, inputs that hold the future, columns that stand still, too few windows: none was found.",
  severity: { warning: "Warning", note: "Note" },
  severityColon: ": ",
  finding: {
    gaps: ({ count, usual, longest, after, windows, ofWindows }) =>
      `${counted(count, "gap")} in time: steps longer than 1.5 times the usual ${usual}, the longest ${longest} after ${after}. ` +
      `A window counts rows, so ${integer(windows)} of ${integer(ofWindows)} span more time than the others. ` +
      "Where that matters, fill in the missing rows, or name a column that changes at the gaps as the series column: no window crosses it.",
    "repeated-times": ({ count, first }) =>
      `${counted(count, "time")} not later than that of the row before, first at ${first}. The order of rows is doubtful, and with it every forecast. ` +
      "Sort the rows by time and remove those that are there twice.",
    "repeated-rows": ({ count, rows, first }) =>
      `${integer(count)} of ${integer(rows)} rows are the row before over again in every column used, first at ${first}: rows exported twice, or values held ` +
      "where nothing was measured (holidays, say). They are forecast by repeating, which flatters every error. Remove them unless they are real.",
    "repeated-stretch": ({ count, judged, first, original }) =>
      `${integer(count)} rows repeat earlier rows value for value, first from ${first} on those from ${original} on` +
      (judged > 0
        ? `; ${integer(judged)} of them validate or test. What was trained on is no test: its error is too low. `
        : ". They count twice in training. ") +
      "Remove the copies, unless the series truly repeats.",
    "outside-range": ({ column, part, count, rows, beyond }) =>
      `"${column}": ${integer(count)} of ${integer(rows)} ${PART[part]} values (${percent(count / rows)}) lie outside the training part's range, by up to ` +
      `${significant(beyond, 2)} of its standard deviations. There the networks extrapolate, and may fail where a naive forecast does not. ` +
      "Train on rows nearer to them, or forecast changes from row to row where the column has a trend; correct values that cannot be.",
    shift: ({ column, part, meanShift, spreadRatio }) =>
      `"${column}" differs in the ${PART[part]} part: its mean is ${significant(Math.abs(meanShift), 2)} training standard deviations ` +
      `${meanShift < 0 ? "lower" : "higher"}, its spread ${significant(spreadRatio, 2)} times the training part's. What is learned may not hold there. ` +
      "Find out what changed, and leave out what came before if it will not come again.",
    "unseen-season": ({ part, count, rows }) =>
      `${integer(count)} of ${integer(rows)} ${PART[part]} rows (${percent(count / rows)}) come from a time of year that the training part does not have ` +
      "(more than 45 days from it). The error says how well another season carries over, not how well this one is learned. Use a full year or more of training rows.",
    constant: ({ column, value, changes }) =>
      `"${column}" is ${significant(value, 4)} in all of the training part` +
      (changes > 0
        ? `, and something else in ${integer(changes)} later rows. How a network takes that is chance: its weights never met a change. `
        : ". It says nothing. ") +
      "Leave it out of the inputs.",
    "constant-column": ({ column, value }) =>
      `"${column}" is ${significant(value, 4)} in every row, and was left out of the inputs. Where it should vary, the sensor is dead or the export is wrong: ` +
      "correct it and read the table again.",
    leak: ({ column, target, ahead, explained }) =>
      `"${column}" holds the future: it is "${target}" of ${counted(ahead, "row")} later to ${percent(explained, explained < 1 ? 2 : 0)} of its variance. ` +
      "Forecasts are then read off, and errors say nothing about use, where that value is not there yet. Leave it out of the inputs.",
    foretelling: ({ column, target, explained }) =>
      `"${column}" knows what comes next: with the past of "${target}" it gives the change to the next row to ${percent(explained, explained < 1 ? 2 : 0)}, as a mean centred on each row or the ` +
      "difference to the next one does. Errors say nothing about use if that value is not there yet. Leave it out of the inputs, or make it of rows up to its own alone.",
    "far-off-value": ({ column, values, count, rows, least, greatest }) =>
      `"${column}" is ${values.join(" or ")} in ${integer(count)} of ${integer(rows)} rows, far from all its other values (${significant(least, 4)} to ` +
      `${significant(greatest, 4)}): that may stand for a missing value. If so, ${values.includes(0) ? "empty those cells, or, where 0 is measured in no other column, " : ""}read the table with --missing-values ${values.join(",")} and a rule for missing values (--missing); ` +
      "if it was measured, leave it.",
    stuck: ({ column, longest, from, value, count, rows }) =>
      `"${column}" changes from row to row otherwise, but keeps ${significant(value, 4)} for ${integer(longest)} rows from ${from} on ` +
      `(all such stretches: ${integer(count)} of ${integer(rows)} rows): a sensor that hung, or values filled in. ` +
      "Mark them as missing if they were not measured; where the column does not come back to life, leave it out of the inputs.",
    "few-windows": ({ part, windows }) =>
      `The ${PART[part]} part has ${counted(windows, "window")}, too few to tell methods apart: its error is known to ±${percent(1 / Math.sqrt(2 * windows))} ` +
      "at best, and smaller differences are luck. Give more rows, a larger share, or a smaller window.",
    "few-for-network": ({ windows, parameters }) =>
      `${counted(windows, "training window")} for ${integer(parameters)} parameters: the networks can learn them by heart. ` +
      "The weights that are best on validation are kept, which guards against it; fewer hidden units, or more rows, do better.",
  },
  alsoColumns: (columns, more) =>
    ` The same, less strongly, of ${columns.map((name) => `"${name}"`).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
  moreWarnings: (count) =>
    `The data audit has ${count} more ${count === "1" ? "warning" : "warnings"}: see "Data and split".`,
};

function counted(count: number, noun: string): string {
  return `${integer(count)} ${noun}${count === 1 ? "" : "s"}`;
}
