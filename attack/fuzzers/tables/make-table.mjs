import { oneOf } from "../../odd.mjs";

const NAMES = [
  "level",
  "flow",
  "Wasserstand",
  "気温",
  "a b",
  "x,y",
  'say "so"',
  "=1+1",
  "p;q",
  "tab\tbed",
  "É",
  "value.2",
  "A_1",
  "it's",
  "<tag>",
  "100 m",
];
const DAY = 86_400_000;
const STEPS = [DAY, 3_600_000, 60_000, 7 * DAY];

/** A table as values: times that rise by one step, and columns of numbers that vary; NaN where one is missing. */
export function makeTable(stream) {
  const rows = 20 + stream.integer(100);
  const step = oneOf(stream, STEPS);
  const start = Date.UTC(1975 + stream.integer(60), stream.integer(12), 1 + stream.integer(28));
  const hasTime = stream.integer(5) > 0;
  const names = Array.from(stream.permutation(NAMES.length), (k) => NAMES[k]).slice(0, 1 + stream.integer(4));
  const hasMissing = stream.integer(4) === 0;
  const decimals = stream.integer(7);
  const scale = 10 ** (stream.integer(9) - 3);
  const columns = names.map((name) => {
    const values = Array.from({ length: rows }, () => Number((scale * stream.normal()).toFixed(decimals)) + 0); // + 0: no -0, whose sign is not written
    values[0] = Number((scale + 1).toFixed(decimals)); // it varies, whatever the rounding did
    values[1] = Number((scale + 2).toFixed(decimals));
    return {
      name,
      values: hasMissing ? values.map((value) => (stream.integer(12) === 0 ? Number.NaN : value)) : values,
    };
  });
  return {
    rows,
    step,
    milliseconds: hasTime ? Array.from({ length: rows }, (_, row) => start + row * step) : null,
    timeName: hasTime ? oneOf(stream, ["time", "date", "Datum", "when"]) : null,
    columns,
    decimals,
    hasMissing: columns.some(({ values }) => values.some(Number.isNaN)),
  };
}
