import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { isMeanOfYear } from "../../data/time/date-parts.js";
import { type Attempt, decideReading } from "../../data/time/decide-reading.js";
import { findNotation } from "../../data/time/find-notation.js";
import { halfDayMissing } from "../../data/time/half-day.js";
import type { TimeNotation } from "../../data/time/time-notation.js";
import type { TimePlan, TimeReading } from "../../data/time/time-plan.js";
import { formatTimestamp, resolutionOf } from "../../data/timestamp.js";
import { optionCode } from "../columns/choose.js";
import type { Source } from "../database/source.js";
import { unreadTime } from "./unread-time.js";

/** Collects the timestamp of every row under each reading of a plan, while the file streams by. */
interface MomentReader {
  readonly onCells: (record: number, cells: readonly string[]) => void;
  /** The timestamps under the reading that fits best, and a note where there was a choice. */
  readonly finish: () => Promise<{
    readonly milliseconds: Float64Array;
    readonly words: string;
    /** As the option `timeFormat` takes it. */
    readonly pattern: string | null;
    /** How the cells are written, where other times can be written like them. */
    readonly notation: TimeNotation | null;
    readonly notes: string[];
  }>;
}

interface Trial extends Attempt<TimeReading> {
  /** The first record that does not read so. */
  failed: { readonly record: number; readonly cells: readonly string[] } | null;
}

interface ReaderOptions {
  readonly rows: number;
  /** The pattern by which a model's table was read, for what this one leaves open. */
  readonly remembered: string | null;
}

export function momentReader(source: Source, plan: TimePlan, { rows, remembered }: ReaderOptions): MomentReader {
  const trials = plan.readings.map(
    (reading): Trial => ({ reading, milliseconds: new Float64Array(rows), failed: null }),
  );
  let example = "";
  const seen = new Map<number, string>();
  let last: readonly [record: number, text: string] = [0, ""];
  return {
    onCells: (record, cells) => {
      if (isLookedAt(record)) seen.set(record, cells[0]!);
      last = [record, cells[0]!];
      if (record === 0) {
        example = cells[0]!;
        for (const trial of trials) trial.failed = null; // the reading may begin anew
      }
      for (const trial of trials) {
        if (trial.failed !== null) continue;
        const timestamp = trial.reading.parse(cells);
        trial.milliseconds[record] = timestamp;
        if (Number.isNaN(timestamp)) trial.failed = { record, cells: [...cells] };
      }
    },
    finish: async () => {
      const good = trials.filter(({ failed }) => failed === null);
      if (good.length === 0) throw await unreadable(source, plan, trials);
      const halfDay = Math.max(...good.map(({ milliseconds }) => halfDayMissing(milliseconds)));
      if (halfDay >= 0) throw await noHalf(source, plan, { record: halfDay, example });
      const known = good.filter(({ reading }) => remembered !== null && reading.pattern === remembered);
      const decision = decideReading(known.length > 0 && !hasStepBack(known[0]!) ? known : good);
      if ("undecided" in decision) throw ambiguous(source, plan, decision.undecided, example);
      const { reading, milliseconds } = decision.chosen;
      const { refusal, words } = reading;
      if (refusal !== undefined) throw unreadTime(source, { column: plan.columns[0]!, example, refusal });
      const written = [...seen, last].map(([record, text]) => ({
        ...{ text, milliseconds: milliseconds[record]!, offset: reading.offset(text) },
      }));
      const notation = plan.columns.length > 1 ? null : findNotation(written, isDayFirst(reading));
      const other = decision.others.find((attempt) => attempt.reading.refusal === undefined);
      const notes = [
        ...(known.includes(decision.chosen as Trial) && good.length > 1 ? [rememberedNote(example, reading)] : []),
        ...(other === undefined ? [] : [choiceNote(example, reading, other.reading)]),
        ...(reading.offset(example) === 0 ? [] : [zoneNote(notation)]),
        ...(hasShortYear(reading) ? ["Years of two digits were taken as 1950 to 2049."] : []),
      ];
      return { milliseconds, words, pattern: reading.pattern, notation, notes };
    },
  };
}

/** Forecasts are labelled as the table is written, all else in UTC. */
function zoneNote(notation: TimeNotation | null): string {
  const forecasts = notation === null ? "" : ", those of forecasts in the zone of the table";
  return `The times carry a time zone; they are shown in UTC${forecasts}.`;
}

/** The first rows, and fewer and fewer later ones. */
function isLookedAt(record: number): boolean {
  return record < 32 || (record & (record - 1)) === 0;
}

function isDayFirst({ pattern }: TimeReading): boolean {
  return /D.*M/.test(pattern ?? "") && !/M.*D/.test(pattern ?? "");
}

/** Whether time goes back, which the reading at training would not make it do. */
function hasStepBack({ milliseconds }: Attempt<TimeReading>): boolean {
  return milliseconds.some((moment, row) => row > 0 && moment < milliseconds[row - 1]!);
}

function rememberedNote(example: string, reading: TimeReading): string {
  return `${quoted(example)} was read as ${dateWords(reading)}, as at training.`;
}

function choiceNote(example: string, chosen: TimeReading, other: TimeReading): string {
  const [taken, left] = [dateWords(chosen), dateWords(other)];
  return `${quoted(example)} could be ${taken} or ${left}; it was taken as ${taken}, which gives the more regular steps.`;
}

/** Without the words of a clock in another column. */
function dateWords({ words }: TimeReading): string {
  return words.split(" and ")[0]!;
}

function hasShortYear({ pattern, hasShortYear: isSaid = false }: TimeReading): boolean {
  return isSaid || (pattern !== null && /YY/.test(pattern) && !/YYYY/.test(pattern));
}

/** Rows that show how two readings differ. */
const SHOWN = 3;

function ambiguous(
  source: Source,
  plan: TimePlan,
  attempts: readonly [Attempt<TimeReading>, Attempt<TimeReading>],
  example: string,
): InputError {
  const readings = attempts.map(({ reading, milliseconds }) => {
    const shown = milliseconds.subarray(0, SHOWN);
    const resolution = resolutionOf(shown);
    const dots = milliseconds.length > SHOWN ? ", ..." : "";
    return `${dateWords(reading)} (${Array.from(shown, (moment) => formatTimestamp(moment, resolution)).join(", ")}${dots})`;
  });
  const options = attempts.flatMap(({ reading: { pattern } }) =>
    pattern === null ? [] : [optionCode("timeFormat", pattern)],
  );
  const advice = options.length > 0 ? `Say which with ${options.join(" or ")}` : "Write them as year-month-day";
  return new InputError(
    { file: source.file, column: plan.columns[0]! },
    `the dates can be read as ${readings.join(" or ")}, from ${quoted(example)} on, and neither gives more regular steps. ` +
      `${advice}, or use \`time: "none"\` to trust the order of the rows.`,
  );
}

async function noHalf(
  source: Source,
  plan: TimePlan,
  { record, example }: { readonly record: number; readonly example: string },
): Promise<InputError> {
  return new InputError(
    { file: source.file, row: await source.rowOf(record), column: plan.columns[0]! },
    `the clock counts to 12, as in ${quoted(example)}, and does not say which half of the day it means: time goes back here. Write AM or PM behind it, or hours from 0 to 23, or use ` +
      '`time: "none"` to trust the order of the rows.',
  );
}

async function unreadable(source: Source, plan: TimePlan, trials: readonly Trial[]): Promise<InputError> {
  const furthest = trials.reduce((a, b) => (b.failed!.record > a.failed!.record ? b : a));
  const { record, cells } = furthest.failed!;
  // The cell to blame is an empty one if there is one, else that of a mean, else the first.
  const mean = cells.findIndex(isMeanOfYear);
  const blamed = cells.includes("") ? cells.indexOf("") : Math.max(0, mean);
  const got = cells[blamed] === "" ? "an empty cell" : cells.map(quoted).join(" and ");
  const fix = blamed === mean ? `${quoted(cells[mean]!)} is the mean of a year: leave such rows out` : "Fix the cell";
  return new InputError(
    { file: source.file, row: await source.rowOf(record), column: plan.columns[blamed]! },
    `the time must read as ${furthest.reading.words}, as in the rows before it, got ${got}. ` +
      `${fix}, or use \`time: "none"\` to trust the order of the rows.`,
  );
}
