import { momentOfDecimalYear } from "./decimal-year.js";
import type { TimeField, TimeNotation, WrittenFields } from "./time-notation.js";
import { writeField, writeTime } from "./written-time.js";

/** A cell of a column of times, its moment, and how far its clock is before UTC. */
export interface WrittenCell {
  readonly text: string;
  readonly milliseconds: number;
  readonly offset: number;
}

/**
 * How cells are written, found by their moments: every part of a text must say the same part of the moment in all of them. Null where that cannot be seen, as
 * for spans and words of other languages.
 *
 * @param isDayFirst which of two numbers that are the same in all cells is the day
 */
export function findNotation(cells: readonly WrittenCell[], isDayFirst: boolean): TimeNotation | null {
  if (cells.length < 2) return null;
  return decimalYears(cells) ?? writtenFields(cells, isDayFirst);
}

const ZONE =
  /\s*(?:[+\u2212-]\d{1,2}(?::?\d{2})?|[A-Z]{2,5}(?:[+-]\d{1,2})?|[([]?([A-Z][A-Za-z]+(?:\/[\w+-]+)+)[)\]]?)$/;

function writtenFields(cells: readonly WrittenCell[], isDayFirst: boolean): WrittenFields | null {
  const isZoned = cells.some(({ offset }) => offset !== 0);
  const zones = cells.map(({ text }) => (isZoned ? ZONE.exec(text) : null));
  if (isZoned && zones.includes(null)) return null;
  const last = zones.at(-1);
  const rows = cells.map(({ text, milliseconds, offset }, k) => ({
    runs: (zones[k] ? text.slice(0, zones[k].index) : text).match(RUNS) ?? [],
    date: new Date(milliseconds + offset),
  }));
  const first = rows[0]!.runs;
  if (rows.some(({ runs }) => runs.length !== first.length)) return null;
  const order = orderOf(isDayFirst, rows);
  const used = new Set<TimeField>();
  const parts: WrittenFields["parts"][number][] = [];
  for (let k = 0; k < first.length; k++) {
    const found = fieldsOf(
      rows.map(({ runs, date }) => ({ text: runs[k]!, date })),
      order,
      used,
    );
    if (found !== null) parts.push(...found);
    else if (rows.every(({ runs }) => runs[k] === first[k])) parts.push({ text: first[k]! });
    else return null;
    for (const field of found ?? []) used.add(field);
  }
  if (
    !saysAll(
      used,
      rows.map(({ date }) => date),
    )
  )
    return null;
  const notation: WrittenFields = {
    kind: "fields",
    parts: last ? [...parts, { text: last[0] }] : parts,
    zone: last?.[1] ?? cells.at(-1)!.offset,
  };
  return writeTime(notation, cells.at(-1)!.milliseconds) === cells.at(-1)!.text ? notation : null;
}

/** Digits, words of letters, and what stands between. */
const RUNS = /\d+|[A-Za-z]+|[^\dA-Za-z]+/g;

interface Row {
  readonly runs: readonly string[];
  readonly date: Date;
}

/** Fields in the order in which they are tried; several in one run of digits as lists. */
function orderOf(isDayFirst: boolean, rows: readonly Row[]): readonly (readonly TimeField[])[] {
  const isPadded = !rows.some(({ runs }) => runs.some((run) => /^\d$/.test(run)));
  const pad = (padded: TimeField, plain: TimeField) => (isPadded ? [[padded], [plain]] : [[plain], [padded]]);
  const day = pad("DD", "D");
  const month = pad("MM", "M");
  const isWeek = rows[0]!.runs.some((run) => /^(?:w|wk|kw|week)$/i.test(run));
  const isHalf = rows[0]!.runs.some((run) => /^[ap]m$/i.test(run));
  return [
    ...(isWeek ? [["GGGG"], ["WW"], ["W"]] : []),
    ["YYYY"],
    ...(isDayFirst ? [...day, ...month] : [...month, ...day]),
    ...[["YY"], ["Q"], ["QQ"], ["B"], ["DDD"]],
    ...(isHalf ? pad("hh", "h") : pad("HH", "H")),
    ...[["mm"], ["ss"], ["SSS"]],
    ...[
      ["YYYY", "MM", "DD", "HH", "mm", "ss"],
      ["YYYY", "MM", "DD", "HH", "mm"],
      ["YYYY", "MM", "DD", "HH"],
    ],
    ...[
      ["YYYY", "MM", "DD"],
      ["YYYY", "MM"],
      ["DD", "MM", "YYYY"],
      ["MM", "DD", "YYYY"],
      ["YY", "MM", "DD"],
    ],
    ...[["YYYY", "DDD"], ["YYYY", "Q"], ["HH", "mm", "ss"], ["HH", "mm"], ["X"], ["x"], ["days"]],
    ...[
      ["MMM"],
      ["MMMM"],
      ["MMM upper"],
      ["MMMM upper"],
      ["MMM lower"],
      ["ddd"],
      ["dddd"],
      ["ddd upper"],
      ["A"],
      ["a"],
    ],
  ] as readonly (readonly TimeField[])[];
}

/** The fields that say a run in every row; those that stood before only where no others do. */
function fieldsOf(
  runs: readonly { readonly text: string; readonly date: Date }[],
  order: readonly (readonly TimeField[])[],
  used: ReadonlySet<TimeField>,
): readonly TimeField[] | null {
  const say = order.filter((fields) =>
    runs.every(({ text, date }) => text === fields.map((field) => writeField(field, date)).join("")),
  );
  return say.find((fields) => !fields.some((field) => used.has(field))) ?? say[0] ?? null;
}

const CLOCKS = new Set<TimeField>(["X", "x"]);

/** Whether the fields tell these moments from others: the year, and as much of it as differs from its start. */
function saysAll(used: ReadonlySet<TimeField>, dates: readonly Date[]): boolean {
  const has = (...fields: readonly TimeField[]) => fields.some((field) => used.has(field));
  if ([...used].some((field) => CLOCKS.has(field))) return true;
  const some = (test: (date: Date) => number) => dates.some((date) => test(date) !== 0);
  if (some((date) => date.getTime() % 1000) && !has("SSS")) return false;
  if (some((date) => date.getUTCSeconds()) && !has("ss")) return false;
  if (some((date) => date.getUTCMinutes()) && !has("mm")) return false;
  if (some((date) => date.getUTCHours()) && !(has("HH", "H") || (has("hh", "h") && has("A", "a")))) return false;
  if (has("days")) return true;
  if (has("GGGG")) return has("WW", "W") && !some((date) => (date.getUTCDay() + 6) % 7);
  if (!has("YYYY", "YY")) return false;
  if (has("DDD")) return true;
  if (some((date) => date.getUTCDate() - 1) && !has("DD", "D")) return false;
  const months = ["MM", "M", "MMM", "MMMM", "MMM upper", "MMMM upper", "MMM lower"] as const;
  if (!some((date) => date.getUTCMonth()) || has(...months)) return true;
  return (
    (has("Q", "QQ") && !some((date) => date.getUTCMonth() % 3)) || (has("B") && !some((date) => date.getUTCMonth() % 6))
  );
}

/** Parts of a year that decimals count, and a week. */
const SHARES = [1 / 12, 1 / 4, 1 / 2, 1, 7 / 365.25];

function decimalYears(cells: readonly WrittenCell[]): TimeNotation | null {
  if (!cells.every(({ text }) => /^\d{4}(?:\.\d+)?$/.test(text)) || cells.every(({ text }) => !text.includes(".")))
    return null;
  const isYear = ({ text, milliseconds }: WrittenCell) => momentOfDecimalYear(Number(text)) === milliseconds;
  if (!cells.every(isYear)) return null;
  const steps = cells.slice(1).map(({ text }, k) => Math.abs(Number(text) - Number(cells[k]!.text)));
  const least = steps.filter((step) => step > 0).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const step = SHARES.find((share) => Math.abs(least - share) < 0.15 * share);
  const decimals = Math.max(...cells.map(({ text }) => text.split(".")[1]?.length ?? 0));
  return step === undefined ? null : { kind: "decimal year", decimals, step };
}
