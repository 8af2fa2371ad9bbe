import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { measureSteps } from "../../data/time/axis.js";
import type { TimePlan, TimeReading } from "../../data/time/find-time.js";
import type { Source } from "./source.js";

/** Collects the timestamp of every row under each reading of a plan, while the file streams by. */
interface MomentReader {
  readonly onCells: (record: number, cells: readonly string[]) => void;
  /** The timestamps under the reading that fits best, and a note where there was a choice. */
  readonly finish: () => Promise<{
    readonly milliseconds: Float64Array;
    readonly words: string;
    readonly notes: string[];
  }>;
}

interface Attempt {
  readonly reading: TimeReading;
  readonly milliseconds: Float64Array;
  /** The first record that does not read so. */
  failed: { readonly record: number; readonly cells: readonly string[] } | null;
}

export function momentReader(source: Source, plan: TimePlan, rows: number): MomentReader {
  const attempts = plan.readings.map(
    (reading): Attempt => ({ reading, milliseconds: new Float64Array(rows), failed: null }),
  );
  let example = "";
  return {
    onCells: (record, cells) => {
      if (record === 0) example = cells[0]!;
      for (const attempt of attempts) {
        const timestamp = attempt.reading.parse(cells);
        attempt.milliseconds[record] = timestamp;
        if (Number.isNaN(timestamp)) attempt.failed ??= { record, cells: [...cells] };
      }
    },
    finish: async () => {
      const good = attempts.filter(({ failed }) => failed === null);
      if (good.length === 0) throw await unreadable(source, plan, attempts);
      if (good.length === 1) {
        const { milliseconds, reading } = good[0]!;
        const zoned = /:\d\d.*[+-]\d\d:?(\d\d)?$/.test(example);
        const notes = zoned ? ["The times carry a time zone; they are shown in UTC."] : [];
        return { milliseconds, words: reading.words, notes };
      }
      return mostRegular(source, plan, good, example);
    },
  };
}

/** Of day-first and month-first the one with fewer steps back and fewer irregular steps. */
function mostRegular(source: Source, plan: TimePlan, attempts: readonly Attempt[], example: string) {
  const ranked = attempts
    .map((attempt) => ({ ...attempt, ...irregularity(attempt.milliseconds) }))
    .sort((a, b) => a.back - b.back || a.irregular - b.irregular);
  const [best, second] = [ranked[0]!, ranked[1]!];
  const [chosen, other] = [best, second].map(({ reading }) => reading.words.split(" and ")[0]);
  const names = `${chosen} or ${other}`;
  if (best.back === second.back && best.irregular === second.irregular) {
    throw new InputError(
      { file: source.file, column: plan.columns[0]! },
      `the dates can be read as ${names} (${quoted(example)} and all others), and neither gives more regular steps. ` +
        'Write them as year-month-day, e.g. 2007-02-01, or use `time: "none"` to trust the order of the rows.',
    );
  }
  return {
    milliseconds: best.milliseconds,
    words: best.reading.words,
    notes: [`${quoted(example)} could be ${names}; it was taken as ${chosen}, which gives the more regular steps.`],
  };
}

function irregularity(milliseconds: Float64Array): { readonly back: number; readonly irregular: number } {
  const segments = [{ name: "", start: 0, end: milliseconds.length }];
  let back = 0;
  for (let row = 1; row < milliseconds.length; row++) if (milliseconds[row]! <= milliseconds[row - 1]!) back++;
  return { back, irregular: measureSteps(milliseconds, segments).irregular };
}

async function unreadable(source: Source, plan: TimePlan, attempts: readonly Attempt[]): Promise<InputError> {
  const furthest = attempts.reduce((a, b) => (b.failed!.record > a.failed!.record ? b : a));
  const { record, cells } = furthest.failed!;
  // The cell to blame is an empty one if there is one, else the first.
  const blamed = Math.max(0, cells.indexOf(""));
  const got = cells[blamed] === "" ? "an empty cell" : cells.map(quoted).join(" and ");
  return new InputError(
    { file: source.file, row: await source.rowOf(record), column: plan.columns[blamed]! },
    `the time must read as ${furthest.reading.words}, as in the rows before it, got ${got}. ` +
      'Fix the cell, or use `time: "none"` to trust the order of the rows.',
  );
}
