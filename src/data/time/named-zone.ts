/** Quarters of an hour: zones differ from UTC by them. */
const QUARTER = 900_000;
const DAY = 86_400_000;
const MOST_KNOWN = 10_000;

/**
 * Milliseconds that the clocks of a zone such as "Europe/Berlin" are before UTC when they show a time; NaN for a name that is none. Of the hour that comes
 * twice the first is meant, and in the one that is left out the clock is taken as if it had not been set yet.
 *
 * @param local what the clock shows, as milliseconds since 1970
 */
export function offsetOfZone(zone: string, local: number): number {
  const at = offsetsOf(zone);
  if (at === null) return Number.NaN;
  // The offset is that of a day before, unless the clock was set since then.
  const before = at(local - DAY);
  const after = at(local + DAY);
  if (before === after) return before;
  return at(local - before) === before ? before : after;
}

/** The same at a moment of UTC. */
export function offsetAt(zone: string, milliseconds: number): number {
  return offsetsOf(zone)?.(milliseconds) ?? Number.NaN;
}

const known = new Map<string, ((moment: number) => number) | null>();

/** The offset at moments of UTC, each quarter of an hour asked for once: asking takes its time. */
function offsetsOf(zone: string): ((moment: number) => number) | null {
  const before = known.get(zone);
  if (before !== undefined) return before;
  const shown = clockOfZone(zone);
  const offsets = new Map<number, number>();
  const at = (moment: number) => {
    const quarter = Math.floor(moment / QUARTER) * QUARTER;
    const found = offsets.get(quarter) ?? shown!(quarter) - quarter;
    if (offsets.size >= MOST_KNOWN) offsets.clear();
    offsets.set(quarter, found);
    return found;
  };
  const found = shown === null ? null : at;
  if (known.size < MOST_KNOWN) known.set(zone, found);
  return found;
}

/** What the clocks of the zone show at a moment; null for a name that is none. */
function clockOfZone(zone: string): ((moment: number) => number) | null {
  try {
    const two = "2-digit";
    const fields = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two } as const;
    const format = new Intl.DateTimeFormat("en-US", { ...fields, timeZone: zone, hourCycle: "h23", era: "short" });
    return (moment) => {
      const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
      const year = parts.era === "BC" ? 1 - Number(parts.year) : Number(parts.year);
      const date = new Date(0);
      date.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
      date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
      return date.getTime();
    };
  } catch {
    return null; // a RangeError: no such zone
  }
}
