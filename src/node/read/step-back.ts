import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import type { TimePlan } from "../../data/time/find-time.js";
import { formatTimestamp, resolutionOf } from "../../data/timestamp.js";
import { optionCode } from "./choose.js";
import type { RepeatedTime } from "./repeated-times.js";
import type { Source } from "./source.js";

interface StepBack {
  readonly plan: TimePlan;
  readonly milliseconds: Float64Array;
  /** The row of the series whose time is not later than that of the row before it. */
  readonly row: number;
  readonly order: Uint32Array | null;
  /** A column by which the rows could be told apart. */
  readonly mixed: string | null;
  /** Where it is the same time: in what the two rows differ, where that was looked for, and how many such rows there are. */
  readonly again: { readonly differs: RepeatedTime["differs"] | undefined; readonly count: number };
}

/** The error for rows whose time does not rise: the rows of the file, both times, and what to do. */
export async function stepBack(source: Source, options: StepBack): Promise<InputError> {
  const { plan, milliseconds, row, order, mixed } = options;
  const rowOf = (of: number) => source.rowOf(order?.[of] ?? of);
  const [before, now] = [milliseconds[row - 1]!, milliseconds[row]!];
  const resolution = resolutionOf(milliseconds);
  const [earlier, later] = [formatTimestamp(before, resolution), formatTimestamp(now, resolution)];
  const fault = now < before ? { got: `${later} after ${earlier}`, advice: "Sort the rows by time" } : null;
  const { got, advice } = fault ?? again(options.again, { time: later, row: await rowOf(row - 1) });
  const separate =
    mixed === null ? advice : `The rows of several objects are mixed: name them with ${optionCode("series", mixed)}`;
  return new InputError(
    { file: source.file, row: await rowOf(row), column: plan.columns[0]! },
    `time must rise from row to row, got ${got}. ${separate}, or use \`time: "none"\` to trust the order of the rows.`,
  );
}

function again(
  { differs, count }: StepBack["again"],
  { time, row }: { readonly time: string; readonly row: number },
): { readonly got: string; readonly advice: string } {
  const all = count > 1 ? `; there are ${count} such rows` : "";
  if (differs === null)
    return { got: `${time} again, with all of row ${row}${all}`, advice: "Remove the rows that stand twice" };
  const how =
    differs === undefined
      ? "with other values"
      : `where ${quoted(differs.column)} was ${quoted(differs.before)} and is ${quoted(differs.now)}`;
  return {
    got: `${time} again after row ${row}, ${how}${all}`,
    advice: "Keep one row of each time, or put their mean in their place",
  };
}
