import fc from "fast-check";
import { expect, test } from "vitest";
import { readColumn } from "./testing.js";

const two = (value: number) => String(value).padStart(2, "0");
const MONTHS = "January February March April May June July August September October November December".split(" ");

interface Parts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly ms: number;
  readonly weekday: string;
}

const parts = (moment: number): Parts => {
  const date = new Date(moment);
  return {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth() + 1,
    d: date.getUTCDate(),
    H: date.getUTCHours(),
    M: date.getUTCMinutes(),
    ms: moment,
    weekday: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][date.getUTCDay()]!,
  };
};
const name = ({ m }: Parts) => MONTHS[m - 1]!;

type Write = (parts: Parts) => string;

const DATES: readonly Write[] = [
  ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`,
  ({ y, m, d }) => `${y}/${m}/${d}`,
  ({ y, m, d }) => `${y}.${two(m)}.${two(d)}`,
  ({ y, m, d }) => `${y}${two(m)}${two(d)}`,
  ({ y, m, d }) => `${two(d)}/${two(m)}/${y}`,
  ({ y, m, d }) => `${m}/${d}/${y}`,
  ({ y, m, d }) => `${d}-${m}-${y}`,
  ({ y, m, d }) => `${two(d)}.${two(m)}.${y}`,
  ({ y, m, d }) => `${d}/${m}/${two(y % 100)}`,
  ({ y, m, d }) => `${m}/${d}/${two(y % 100)}`,
  ({ y, m, d }) => `${two(y % 100)}/${two(m)}/${two(d)}`,
  ({ y, m, d }) => `${y}年${m}月${d}日`,
  (p) => `${name(p).slice(0, 3)} ${two(p.d)}, ${p.y}`,
  (p) => `${p.d} ${name(p).toUpperCase()} ${p.y}`,
  (p) => `${two(p.d)}-${name(p).slice(0, 3)}-${two(p.y % 100)}`,
  (p) => `${p.y}-${name(p).slice(0, 3)}-${two(p.d)}`,
  (p) => `${p.weekday}, ${p.d} ${name(p).slice(0, 3)} ${p.y}`,
];

const CLOCKS: readonly Write[] = [
  ({ H, M }) => ` ${two(H)}:${two(M)}`,
  ({ H, M }) => ` ${H}:${two(M)}:00`,
  ({ H, M }) => `T${two(H)}:${two(M)}:00.000Z`,
  ({ H, M }) => ` ${H % 12 === 0 ? 12 : H % 12}:${two(M)} ${H < 12 ? "AM" : "PM"}`,
  ({ H, M }) => ` ${two(H)}.${two(M)}.00`,
  ({ H, M }) => ` ${two(H)}:${two(M)} UTC`,
  ({ H, M }) => ` ${two(H)}:${two(M)} - ${two((H + 1) % 24)}:${two(M)}`,
];

/** Of days alone it would be a zone, which is the same in every row. */
const TIGHT_SPAN: Write = ({ H, M }) => ` ${two(H)}:${two(M)}-${two((H + 1) % 24)}:${two(M)}`;

const withClocks = (clocks: readonly Write[]) =>
  DATES.flatMap((date) =>
    clocks.map(
      (clock): Write =>
        (p) =>
          date(p) + clock(p),
    ),
  );

const MINUTES: readonly Write[] = [
  ...withClocks([...CLOCKS, TIGHT_SPAN]),
  ({ y, m, d, H, M }) => `${y}${two(m)}${two(d)}${two(H)}${two(M)}`,
  ({ y, m, d, H, M }) => `${y}${two(m)}${two(d)}T${two(H)}${two(M)}00Z`,
  ({ ms }) => String(ms / 1000),
  ({ ms }) => (ms / 1000).toFixed(1),
  ({ ms }) => String(ms),
  ({ ms }) => `${ms}000000`,
  ({ ms }) => String(ms / 86_400_000 + 25_569),
];

const MONTHLY: readonly Write[] = [
  ({ y, m }) => `${y}-${two(m)}`,
  ({ y, m }) => `${y}${two(m)}`,
  ({ y, m }) => `${y}M${two(m)}`,
  ({ y, m }) => `${two(m)}/${y}`,
  ({ y, m }) => `${y}年${m}月`,
  (p) => `${name(p)} ${p.y}`,
  (p) => `${name(p).slice(0, 3)}-${two(p.y % 100)}`,
  (p) => `${p.y}-${name(p).slice(0, 3)}`,
];

const QUARTERLY: readonly Write[] = [
  ({ y, m }) => `${y}Q${(m + 2) / 3}`,
  ({ y, m }) => `Q${(m + 2) / 3} ${y}`,
  ({ y, m }) => `${y}-Q0${(m + 2) / 3}`,
  ({ y, m }) => `${y}-${["1st", "2nd", "3rd", "4th"][(m - 1) / 3]} Quarter`,
];

/** Moments of one step, some of them left out, and a way to write them that loses nothing. */
const columns = fc
  .record({
    start: fc.integer({ min: 3653, max: 18_993 }), // days: 1980 to 2021
    rows: fc.integer({ min: 2, max: 60 }),
    kind: fc.constantFrom("minutes", "hours", "days", "months", "quarters"),
    minute: fc.integer({ min: 0, max: 95 }),
    gaps: fc.boolean(),
    isFalling: fc.boolean(),
    pick: fc.nat(),
  })
  .map(({ start, rows, kind, minute, gaps, isFalling, pick }) => {
    const first = new Date(start * 86_400_000);
    const isCalendar = kind === "months" || kind === "quarters";
    const month = kind === "quarters" ? first.getUTCMonth() - (first.getUTCMonth() % 3) : first.getUTCMonth();
    const momentAt = (k: number) => {
      if (isCalendar) return Date.UTC(first.getUTCFullYear(), month + k * (kind === "quarters" ? 3 : 1), 1);
      const step = { minutes: 15 * 60_000, hours: 3_600_000, days: 86_400_000 }[kind];
      return first.getTime() + (kind === "days" ? 0 : minute * 15 * 60_000) + k * step;
    };
    const all = Array.from({ length: rows }, (_, k) => momentAt(k)).filter((_, k) => !gaps || k % 7 !== 3);
    const moments = isFalling ? all.toReversed() : all;
    const writers = {
      minutes: MINUTES,
      hours: MINUTES,
      days: [...DATES, ...withClocks(CLOCKS)],
      months: [...MONTHLY, ...DATES],
      quarters: [...QUARTERLY, ...MONTHLY, ...DATES],
    }[kind];
    const write = writers[pick % writers.length]!;
    return { moments, cells: moments.map((moment) => write(parts(moment))) };
  });

test("moments in any format that is read are read back equal, or refused; never different, never passed over", () => {
  let equal = 0;
  let refused = 0;
  fc.assert(
    fc.property(columns, ({ moments, cells }) => {
      const read = readColumn(cells);
      expect(read).not.toBe("no time");
      if (typeof read === "string") refused++;
      else {
        equal++;
        expect(read.map((iso) => Date.parse(iso.includes("T") ? `${iso}Z` : iso))).toEqual(moments);
      }
    }),
    { numRuns: 1000 },
  );
  // What can be read in two ways is refused; most is read.
  expect(refused).toBeLessThan(equal / 4);
});
