import { labelOfRow } from "../../timestamp.js";
import type { Check } from "../check.js";

/** Times that do not rise: files with them are refused, series made in memory are not looked at before. */
export const repeatedTimes: Check = {
  name: "repeated times",
  find({ series }) {
    const { time, segments } = series;
    if (time === null) return [];
    let count = 0;
    let first = -1;
    for (const { start, end } of segments) {
      for (let row = start + 1; row < end; row++) {
        if (time.milliseconds[row]! > time.milliseconds[row - 1]!) continue;
        if (count === 0) first = row;
        count++;
      }
    }
    if (count === 0) return [];
    return [{ code: "repeated-times", severity: "warning", count, first: labelOfRow(series, first) }];
  },
};
