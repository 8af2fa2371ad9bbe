import { oneOf } from "../../odd.mjs";

const DAY = 86_400_000;

/** A table as a file, in one of the ways that programs write them; some with an accident after which it must be refused. */
export function writeTable(table, stream) {
  const { columns, milliseconds, timeName, rows, step, decimals } = table;
  const delimiter = oneOf(stream, [",", ",", ";", "\t", "|"]);
  const decimalComma = delimiter !== "," && stream.integer(3) === 0;
  const quoteAll = stream.integer(4) === 0;
  const end = oneOf(stream, ["\n", "\n", "\r\n"]);
  const missing = oneOf(stream, ["", "NA", "NaN", "null", "-", "?", "n/a"]);
  const time = oneOf(stream, step % DAY === 0 ? DAYS : MOMENTS);
  const number = oneOf(stream, [
    (value) => value.toFixed(decimals),
    String,
    (value) => value.toExponential(),
    (value) => ` ${value} `,
  ]);
  const cell = (text) =>
    quoteAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const numberCell = (value) => {
    if (Number.isNaN(value)) return missing;
    return decimalComma ? number(value).replace(".", ",") : number(value);
  };
  const body = Array.from({ length: rows }, (_, row) => [
    ...(milliseconds === null ? [] : [time(new Date(milliseconds[row]))]),
    ...columns.map(({ values }) => numberCell(values[row])),
  ]);
  const lines = [[...(timeName === null ? [] : [timeName]), ...columns.map(({ name }) => name)], ...body].map((cells) =>
    cells.map(cell),
  );
  const accident = stream.integer(6) === 0 ? oneOf(stream, Object.keys(ACCIDENTS)) : null;
  if (accident !== null) ACCIDENTS[accident](lines, { stream, width: lines[0].length });
  const text = lines.map((cells) => cells.join(delimiter)).join(end) + (stream.integer(4) === 0 ? "" : end);
  const mark = stream.integer(5) === 0 ? "\ufeff" : "";
  const named = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" }[delimiter];
  return { bytes: Buffer.from(mark + text), kind: accident ?? named, mustRefuse: accident !== null };
}

const two = (number) => String(number).padStart(2, "0");
const date = (day) => `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())}`;
const clock = (day) => `${two(day.getUTCHours())}:${two(day.getUTCMinutes())}`;

const DAYS = [
  date,
  (day) => date(day).replaceAll("-", "/"),
  (day) => `${date(day)} 00:00`,
  (day) => `${date(day)}T00:00:00Z`,
];
const MOMENTS = [
  (day) => `${date(day)} ${clock(day)}`,
  (day) => `${date(day)}T${clock(day)}:00Z`,
  (day) => `${date(day)} ${clock(day)}:00`,
];

/** What no reader may take: each changes the lines, of which the first is the header. */
const ACCIDENTS = {
  "a cell too many": (lines, { stream }) => lines[2 + stream.integer(lines.length - 2)].push("1"),
  "a cell too few": (lines, { stream, width }) => {
    if (width === 1) lines[0].push("other");
    else lines[2 + stream.integer(lines.length - 2)].pop();
  },
  "a word among the numbers": (lines, { stream, width }) => {
    lines[1 + stream.integer(lines.length - 1)][width - 1] = oneOf(stream, [
      "twelve",
      "1.2.3",
      "12o",
      "0x10",
      "1e999",
      "inf",
      "1_000",
      "--1",
    ]);
  },
  "a quote that is never closed": (lines, { stream, width }) => {
    lines[2 + stream.integer(lines.length - 2)][width - 1] = '"1';
  },
};
