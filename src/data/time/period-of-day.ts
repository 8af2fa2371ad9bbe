import { CALENDAR } from "../timestamp.js";
import type { SampleColumn } from "./column-formats.js";
import { isClockName } from "./time-names.js";

/** Parts that a day is counted out by: hours, halves and quarters of them, ten, five minutes and one. */
const COUNTS = [24, 48, 96, 144, 288, 1440] as const;
/** The day on which clocks are set back has so many more of them, that on which they are set forward so many fewer. */
const LONG_DAY = 25 / 24;
const SHORT_DAY = 23 / 24;

/**
 * Reads a column that counts the parts of a day, from 0 or from 1, as the settlement periods of electricity: milliseconds from midnight to the start of
 * each. Null for anything else; the column must be named so, since stations are counted too.
 */
export function periodOfDay({
  name,
  cells,
  least = Number.NaN,
  greatest = Number.NaN,
}: SampleColumn): { readonly words: string; readonly parse: (text: string) => number } | null {
  if (!(NAME.test(name) || isClockName(name)) || !cells.every((cell) => cell === "" || WHOLE.test(cell))) return null;
  if (least !== 0 && least !== 1) return null;
  const most = greatest - least + 1;
  const count = COUNTS.find((candidate) => most >= SHORT_DAY * candidate && most <= LONG_DAY * candidate);
  if (count === undefined) return null;
  const length = CALENDAR.day / count;
  return {
    words: `period ${least} to ${least + count - 1} of the day`,
    parse: (text) => (WHOLE.test(text) ? (Number(text) - least) * length : Number.NaN),
  };
}

const WHOLE = /^\d{1,4}(?:\.0+)?$/;
const NAME =
  /^(?:.*[ _-])?(?:periods?|settlement_?period|slots?|intervals?|blocks?|half[ _-]?hours?|quarter[ _-]?hours?|sp|hh|ptu|isp|mtu|position|コマ|時間帯|時刻コード)(?:[ _-]?(?:no\.?|number|nr|id|index|of[ _-]?(?:the[ _-]?)?day))?$|[a-z]Period$/i;
