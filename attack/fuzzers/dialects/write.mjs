import { encoded } from "./encode.mjs";

/** The table as a file in that dialect: its bytes, and its text. */
export function writeDialect(table, dialect) {
  const { columns, milliseconds, rows } = table;
  const { time, delimiter, end, isNewestFirst, before, after, units, quotes } = dialect;
  const cell = (text) => (quotes === "all" || text.includes(delimiter) ? `"${text}"` : text);
  const line = (cells) => cells.map(cell).join(delimiter);
  const order = Array.from({ length: rows }, (_, row) => (isNewestFirst ? rows - 1 - row : row));
  const body = order.map((row) =>
    line([time.write(milliseconds[row]), ...columns.map((column) => numberText(column, row, dialect))]),
  );
  const width = columns.length + 1;
  const lines = [
    ...{
      comment: ["# exported by the logger"],
      title: ["Measurements of station 7", ""],
      sep: [`sep=${delimiter}`],
      "": [],
    }[before],
    line([dialect.timeName, ...columns.map(({ name }) => name)]),
    ...(units ? [line(["", ...columns.map(() => "[kWh]")])] : []),
    ...body,
    ...{
      blank: ["", ""],
      summary: [line(["Total", ...columns.map(() => numberText({ decimals: 0, values: [rows * 1000] }, 0, dialect))])],
      "": [],
    }[after],
  ];
  const text = lines.join(end) + end;
  return { bytes: encoded(text, dialect.encoding), text, width };
}

/** -1.234,5 and the like. */
function numberText({ values, decimals }, row, { decimal, group, minus, unit, missing }) {
  const value = values[row];
  if (Number.isNaN(value)) return missing;
  const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const sign = value < 0 ? minus : "";
  const number = grouped + (rest === undefined ? "" : decimal + rest);
  return unit === "$" ? `${sign}$${number}` : `${sign}${number}${unit}`;
}
