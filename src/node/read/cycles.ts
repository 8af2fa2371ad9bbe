import { clockTime } from "../../data/time/clock.js";
import { monthNamed, weekdayNamed } from "../../data/time/words.js";

/** A column by its name and its first cells. */
interface Sample {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Whether a column comes round again with the time, as hours, months and weekdays do: it tells no objects apart. */
export function isCycle({ name, cells }: Sample): boolean {
  if (CYCLE_NAME.test(name)) return true;
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
  const numbers = [...distinct].map(Number).sort((a, b) => a - b);
  const isCount = numbers.every((number, k) => number === numbers[0]! + k) && (numbers[0] === 0 || numbers[0] === 1);
  return isCount && SLOTS_OF_A_DAY.includes(numbers.length);
}

/** A day's hours, halves and quarters of them, and minutes by ten, five and one. */
const SLOTS_OF_A_DAY: readonly number[] = [24, 48, 96, 144, 288, 1440];

const CYCLE_NAME =
  /^(?:.*[ _])?(?:hours?|hrs?|hh|minutes?|mins?|seconds?|months?|mnth|mm|quarters?|qtr|week[ _]?days?|day[ _]?of[ _]?(?:the[ _]?)?(?:week|month|year)|dow|doy|days?|dd|weeks?|wk|seasons?|time|clock|slots?|periods?|intervals?|half[ _]?hours?|shifts?|stunde|monat|wochentag|heure|mois|hora|mes|時|時刻|月|曜日|日|週|四半期|季節|時間帯|コマ)(?:[ _](?:ending|beginning|of[ _]day|no|number|nr|id|name|index))?$/i;

function seasonNamed(text: string): number {
  return (
    1 +
    [
      "spring",
      "summer",
      "autumn",
      "winter",
      "fall",
      "春",
      "夏",
      "秋",
      "冬",
      "am",
      "pm",
      "morning",
      "afternoon",
      "evening",
      "night",
    ].indexOf(text.toLowerCase())
  );
}
