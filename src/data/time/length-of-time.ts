const CLOCK = /^([-+−]?)(?:(\d+)\s*d(?:ays?)?,?\s*\+?)?(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?$/i;
const UNITS =
  /^([-+−]?)P?(?:(\d+(?:\.\d+)?)\s*d(?:ays?)?[\s,]*)?T?(?:(\d+(?:\.\d+)?)\s*h(?:rs?|ours?)?[\s,]*)?(?:(\d+(?:\.\d+)?)\s*m(?:in(?:utes?)?)?[\s,]*)?(?:(\d+(?:\.\d+)?)\s*s(?:ec(?:onds?)?)?)?$/i;

/** Seconds of a length of time: "99:00:00", "2 days 03:00:00", "5h 30m", "P2DT3H"; NaN for anything else. Hours may be more than a day has. */
export function lengthOfTime(text: string): number {
  if (text.length > LONGEST) return Number.NaN;
  const found = CLOCK.exec(text) ?? UNITS.exec(text);
  if (found === null || found.slice(2).every((part) => part === undefined)) return Number.NaN;
  const [days, hours, minutes, seconds] = found.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const sign = found[1] === "-" || found[1] === "−" ? -1 : 1;
  return sign * (86_400 * days + 3600 * hours + 60 * minutes + seconds);
}

const LONGEST = 40;
