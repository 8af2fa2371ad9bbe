import { clockTime } from "../../data/time/clock.js";
import { monthNamed, weekdayNamed } from "../../data/time/words.js";

/** A column by its name and its first cells. */
interface Sample {
  readonly name: string;
  readonly cells: readonly string[];
}

/**
 * Whether a column comes round again with the time, as hours, months and weekdays do: it tells no objects apart.
 *
 * @param step milliseconds from one time to the next that differs: years are counted out by months, days by hours
 */
export function isCycle({ name, cells }: Sample, step: number): boolean {
  if (CYCLE_NAME.test(name.replace(/(?<=[a-z])(?=[A-Z])/g, "_"))) return true;
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0) return false;
  const distinct = new Set(filled);
  if (filled.every((cell) => /\D/.test(cell) && !Number.isNaN(clockTime(cell)))) return true;
  if (
    [monthNamed, weekdayNamed, seasonNamed].some(
      (named) => distinct.size > 1 && [...distinct].every((cell) => named(cell) > 0),
    )
  )
    return true;
  const numbers = [...distinct].map(numberOf).sort((a, b) => a - b);
  const isCount = numbers.every((number, k) => number === numbers[0]! + k) && (numbers[0] === 0 || numbers[0] === 1);
  return (
    isCount &&
    PARTS.some(
      ({ least, most, counts }) => step >= least && step <= most && counts.some((count) => count === numbers.length),
    )
  );
}

/** 7 of "7", "07", "H7", "HE07", "T7", "Q7" and "7Q": a part of a time with the letters that stand for it. */
function numberOf(cell: string): number {
  return Number(/^(?:he|hb|h|t|sp|p|pte|q|m|w|d)?[ _-]?(\d+)(?:h|q)?$/i.exec(cell)?.[1] ?? cell);
}

const DAY = 86_400_000;

/** How many parts a length of time is counted out by. */
const PARTS = [
  // Hours, halves and quarters of them, and minutes by ten, five and one; an hour more on the day on which clocks are set back.
  { least: 0, most: 7 * DAY, counts: [24, 48, 96, 144, 288, 1440, 25, 50, 100, 150, 300, 1500] },
  { least: 27 * DAY, most: 32 * DAY, counts: [28, 29, 30, 31] },
  { least: 360 * DAY, most: 370 * DAY, counts: [4, 12, 52, 53, 365, 366] },
] as const satisfies readonly { readonly least: number; readonly most: number; readonly counts: readonly number[] }[];

const CYCLE_NAME =
  /^(?:.*[ _])?(?:hours?|hrs?|hh|minutes?|mins?|seconds?|months?|mnth|mm|quarters?|qtr|week[ _]?days?|day[ _]?of[ _]?(?:the[ _]?)?(?:week|month|year)|dow|doy|days?|dd|weeks?|wk|seasons?|time|clock|slots?|periods?|intervals?|half[ _]?hours?|shifts?|stunde|monat|wochentag|heure|mois|hora|mes|時|時刻|月|曜日|日|週|四半期|季節|時間帯|コマ)(?:[ _](?:ending|beginning|of[ _]day|no|number|nr|id|name|index))?$/i;

/** Three months by their first letters. */
const SEASONS = ["djf", "jfm", "fma", "mam", "amj", "mjj", "jja", "jas", "aso", "son", "ond", "ndj"];

function seasonNamed(text: string): number {
  return 1 + [...NAMED, ...SEASONS].indexOf(text.toLowerCase());
}

const NAMED =
  "spring summer autumn winter fall 春 夏 秋 冬 am pm morning noon afternoon evening night day weekday weekend".split(
    " ",
  );
