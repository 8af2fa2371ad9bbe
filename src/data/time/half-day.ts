import { CALENDAR } from "../timestamp.js";

/** Days after which a clock that counts to 12 is told from rows that happen to stand so. */
const FEWEST_DAYS = 2;

/**
 * Whether times are those of a clock that counts to 12 and does not say which half of the day is meant: hours are 1 to 12, each day begins with 12, and within it
 * time goes back once, from 12 to a lower hour. The first record where it does; -1 for other times.
 */
export function halfDayMissing(milliseconds: Float64Array): number {
  let found = -1;
  let days = 0;
  for (let row = 0; row < milliseconds.length; row++) {
    const moment = milliseconds[row]!;
    const hour = Math.floor((((moment % CALENDAR.day) + CALENDAR.day) % CALENDAR.day) / CALENDAR.hour);
    if (hour < 1 || hour > 12) return -1;
    if (row === 0) continue;
    const before = milliseconds[row - 1]!;
    const isSameDay = Math.floor(moment / CALENDAR.day) === Math.floor(before / CALENDAR.day);
    if (isSameDay && moment < before) {
      if (hour === 12) return -1;
      if (found < 0) found = row;
    } else if (!isSameDay) {
      if (moment < before || hour !== 12) return -1;
      days++;
    }
  }
  return days >= FEWEST_DAYS ? found : -1;
}
