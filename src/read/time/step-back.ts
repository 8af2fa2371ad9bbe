import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { measureSteps } from "../../data/time/axis.js";
import type { TimePlan } from "../../data/time/time-plan.js";
import { formatTimestamp, resolutionOf } from "../../data/timestamp.js";
import { optionCode } from "../columns/choose.js";
import type { Source } from "../database/source.js";
import type { Keys } from "../series/find-keys.js";
import type { RepeatedTime } from "../series/repeated-times.js";
import { isRepeatedHour } from "../series/same-times.js";
import { otherRisingTime } from "./other-time.js";

interface StepBack {
  readonly plan: TimePlan;
  readonly milliseconds: Float64Array;
  /** The row of the series whose time is not later than that of the row before it. */
  readonly row: number;
  readonly order: Uint32Array | null;
  /** Whether the file runs from the newest row to the oldest, and `milliseconds` the other way. */
  readonly isTurned: boolean;
  /** Columns by which the rows could be told apart. */
  readonly keys: Pick<Keys, "names" | "spare"> | null;
  /** A column that comes round again with the time. */
  readonly cycle: string | undefined;
  /** Where it is the same time: in what the two rows differ, where that was looked for, and how many such rows there are. */
  readonly again: { readonly differs: RepeatedTime["differs"] | undefined; readonly count: number };
}

/** The error for rows whose time does not rise, or fall where the file runs backwards: the rows of the file, both times, and what to do. */
export async function stepBack(source: Source, options: StepBack): Promise<InputError> {
  const { plan, milliseconds, row, order, keys, isTurned } = options;
  const rowOf = (of: number) => source.rowOf(order?.[of] ?? of);
  // As the two stand in the file.
  const [first, second] = isTurned ? [row, row - 1] : [row - 1, row];
  const resolution = resolutionOf(milliseconds);
  const [before, now] = [first, second].map((of) => formatTimestamp(milliseconds[of]!, resolution)) as [string, string];
  const isFault = milliseconds[row]! < milliseconds[row - 1]!;
  const { usual } = measureSteps(milliseconds, [{ name: "", start: 0, end: row }]);
  const rule = isTurned
    ? "most rows run from the newest to the oldest, so time must fall from row to row"
    : "time must rise from row to row";
  const place = { file: source.file, row: await rowOf(second), column: plan.columns[0]! };
  const trust = 'or use `time: "none"` to trust the order of the rows.';
  if (keys === null && isRepeatedHour(milliseconds, row, usual)) {
    return new InputError(
      place,
      `${rule}, got ${now} ${isFault ? `after ${before}` : `again after row ${await rowOf(first)}`}: the hour that comes twice where clocks are set back. Use ` +
        '`duplicates: "mean"` (one row for each time, the mean of both), `duplicates: "first"` or `duplicates: "last"`, write times in UTC or with their ' +
        `distance from it, ${trust}`,
    );
  }
  const other = await otherRisingTime(source, plan.columns);
  if (other !== undefined) {
    const got = isFault ? `${now} after ${before}` : `${now} again after row ${await rowOf(first)}`;
    return new InputError(
      place,
      `${rule}, got ${got}. The times in ${quoted(other)} rise at every row: take them with ${optionCode("time", other)}, ${trust}`,
    );
  }
  const { got, advice } = isFault
    ? { got: `${now} after ${before}`, advice: "Sort the rows by time" }
    : again(options, { time: now, row: await rowOf(first) });
  return new InputError(
    place,
    `${rule}, got ${got}. ${cycleAdvice(options) ?? (keys === null ? advice : keysAdvice(keys))}, ${trust}`,
  );
}

function keysAdvice({ names, spare }: Pick<Keys, "names" | "spare">): string {
  const rows = spare === 1 ? "1 row then has" : `${spare} rows then have`;
  const left = spare === 0 ? "" : ` (${rows} the time of another one, and \`duplicates\` makes them one)`;
  return `The rows of several objects are mixed: name them with ${optionCode("series", names.join(","))}${left}`;
}

/** A column of hours or months beside dates that repeat is a part of the time, not a name. */
function cycleAdvice({ cycle, keys, plan }: StepBack): string | null {
  if (cycle === undefined) return null;
  return (
    `The column ${quoted(cycle)} comes round again with the time, so it seems to be a part of it that is not read: write ${plan.columns.map(quoted).join(", ")} and ` +
    `${quoted(cycle)} into one column, as 2020-01-31 13:00${keys === null ? "" : `, and name the objects with ${optionCode("series", keys.names.join(","))}`}`
  );
}

function again(
  { again: { differs, count }, isTurned }: Pick<StepBack, "again" | "isTurned">,
  { time, row }: { readonly time: string; readonly row: number },
): { readonly got: string; readonly advice: string } {
  const all = count > 1 ? `; there are ${count} such rows` : "";
  if (differs === null)
    return {
      got: `${time} again, with all of row ${row}${all}`,
      advice: 'Keep one of them with `duplicates: "first"`',
    };
  const how =
    differs === undefined
      ? "with other values"
      : `where ${quoted(differs.column)} was ${quoted(isTurned ? differs.now : differs.before)} and is ${quoted(isTurned ? differs.before : differs.now)}`;
  return {
    got: `${time} again after row ${row}, ${how}${all}`,
    advice:
      'Keep one row of each time with `duplicates: "first"` or `duplicates: "last"`, put their mean in their place with `duplicates: "mean"`',
  };
}
