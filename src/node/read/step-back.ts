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
  /** Whether the file runs from the newest row to the oldest, and `milliseconds` the other way. */
  readonly isTurned: boolean;
  /** A column by which the rows could be told apart. */
  readonly mixed: string | null;
  /** Where it is the same time: in what the two rows differ, where that was looked for, and how many such rows there are. */
  readonly again: { readonly differs: RepeatedTime["differs"] | undefined; readonly count: number };
}

/** The error for rows whose time does not rise, or fall where the file runs backwards: the rows of the file, both times, and what to do. */
export async function stepBack(source: Source, options: StepBack): Promise<InputError> {
  const { plan, milliseconds, row, order, mixed, isTurned } = options;
  const rowOf = (of: number) => source.rowOf(order?.[of] ?? of);
  // As the two stand in the file.
  const [first, second] = isTurned ? [row, row - 1] : [row - 1, row];
  const resolution = resolutionOf(milliseconds);
  const [before, now] = [first, second].map((of) => formatTimestamp(milliseconds[of]!, resolution)) as [string, string];
  const isFault = milliseconds[row]! < milliseconds[row - 1]!;
  const fault = isFault ? { got: `${now} after ${before}`, advice: "Sort the rows by time" } : null;
  const { got, advice } = fault ?? again(options, { time: now, row: await rowOf(first) });
  const separate =
    mixed === null ? advice : `The rows of several objects are mixed: name them with ${optionCode("series", mixed)}`;
  const rule = isTurned
    ? "most rows run from the newest to the oldest, so time must fall from row to row"
    : "time must rise from row to row";
  return new InputError(
    { file: source.file, row: await rowOf(second), column: plan.columns[0]! },
    `${rule}, got ${got}. ${separate}, or use \`time: "none"\` to trust the order of the rows.`,
  );
}

function again(
  { again: { differs, count }, isTurned }: Pick<StepBack, "again" | "isTurned">,
  { time, row }: { readonly time: string; readonly row: number },
): { readonly got: string; readonly advice: string } {
  const all = count > 1 ? `; there are ${count} such rows` : "";
  if (differs === null)
    return { got: `${time} again, with all of row ${row}${all}`, advice: "Remove the rows that stand twice" };
  const how =
    differs === undefined
      ? "with other values"
      : `where ${quoted(differs.column)} was ${quoted(isTurned ? differs.now : differs.before)} and is ${quoted(isTurned ? differs.before : differs.now)}`;
  return {
    got: `${time} again after row ${row}, ${how}${all}`,
    advice: "Keep one row of each time, or put their mean in their place",
  };
}
