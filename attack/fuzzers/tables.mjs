// Tables whose right values are known, as they are made from them: delimiters, quotes, decimal commas, dates, missing values, byte order
// marks, line ends, gzip; then damages of which the right answer is known too; and plain damage of bytes. Held to: the very numbers and
// times, or refused in clear words; of damaged bytes, to an end at all.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { readTable } from "gradus/node";
import { damaged, oneOf } from "../odd.mjs";
import { Fault, same, tried } from "../outcome.mjs";
import { makeTable } from "./tables/make-table.mjs";
import { writeTable } from "./tables/write-table.mjs";

export const fuzzer = {
  name: "tables",
  share: { seconds: 2, cases: 4 },
  start({ folder, show }) {
    return {
      async attempt(stream, k) {
        const table = makeTable(stream);
        const { bytes, kind, mustRefuse } = writeTable(table, stream);
        const isDamaged = stream.integer(4) === 0;
        const damage = isDamaged ? damaged(bytes, stream) : { bytes, kind };
        const packed = stream.integer(6) === 0 ? gzipSync(damage.bytes) : damage.bytes;
        const file = join(folder, `table-${k % 4}.csv`);
        writeFileSync(file, packed);
        show({ table, text: damage.bytes.toString().slice(0, 3000), kind: damage.kind });
        const { options, expected } = askedOf(table, stream);
        return tried(
          isDamaged ? `damaged: ${damage.kind}` : kind,
          () => readTable(file, options),
          (read) => isDamaged || (!mustRefuse && isRight(read, expected)),
        );
      },
    };
  },
};

/** Options by which a table is read, and what they must give. */
function askedOf({ columns, milliseconds, timeName, hasMissing }, stream) {
  const names = columns.map(({ name }) => name);
  const target = [oneOf(stream, names)];
  const rule = hasMissing && stream.integer(2) === 0 ? oneOf(stream, ["drop", "previous", "linear"]) : undefined;
  const options = {
    target,
    inputs: names,
    ...(timeName !== null && stream.integer(2) === 0 && { time: timeName }),
    ...(rule && { missing: rule }),
  };
  const kept = keptRows(columns, rule);
  const expected = {
    columns: columns.map(({ name, values }) => ({ name, values: kept.map((row) => filled(values, row, rule)) })),
    lines: columns.map(({ name, values }) => ({ name, values: kept.map((row) => onLine(values, row, rule)) })),
    milliseconds: milliseconds && kept.map((row) => milliseconds[row]),
    mustRefuse: hasMissing && rule === undefined,
  };
  return { options, expected };
}

/** Rows that are whole once the rule has filled what it can. */
function keptRows(columns, rule) {
  const rows = Array.from(columns[0].values.keys());
  return rows.filter((row) => columns.every(({ values }) => !Number.isNaN(filled(values, row, rule))));
}

/** The value of a row after the rule, by what was known then; NaN where it has none. */
function filled(values, row, rule) {
  if (!Number.isNaN(values[row]) || rule === undefined || rule === "drop") return values[row];
  const before = values.findLastIndex((value, k) => k < row && !Number.isNaN(value));
  return before < 0 ? Number.NaN : values[before];
}

/** The same where the next value is known too. */
function onLine(values, row, rule) {
  const before = values.findLastIndex((value, k) => k < row && !Number.isNaN(value));
  const after = values.findIndex((value, k) => k > row && !Number.isNaN(value));
  if (!Number.isNaN(values[row]) || rule !== "linear" || before < 0 || after < 0) return filled(values, row, rule);
  return values[before] + ((values[after] - values[before]) / (after - before)) * (row - before);
}

function isRight({ series }, { columns, lines, milliseconds, mustRefuse }) {
  if (mustRefuse) throw new Fault("table", "a table with missing values was taken without a rule");
  const read = series.columns.map(({ name, values }) => ({ name, values: Array.from(values) }));
  const byName = (a, b) => (a.name < b.name ? -1 : 1);
  const time = series.time === null ? null : Array.from(series.time.milliseconds);
  const difference = firstDifference(read.toSorted(byName), columns.toSorted(byName), time, milliseconds);
  if (difference !== null) throw new Fault("table", difference);
  const drawn = series.columns.map(({ name, values, line = values }) => ({ name, values: Array.from(line) }));
  const off = firstDifference(drawn.toSorted(byName), lines.toSorted(byName), time, milliseconds);
  if (off !== null) throw new Fault("table", `on the line, ${off}`);
  return true;
}

/** In words; null where there is none. */
function firstDifference(read, columns, time, milliseconds) {
  const names = (list) => list.map(({ name }) => name);
  if (!same(names(read), names(columns))) return `other columns: ${JSON.stringify(names(read))}`;
  if (milliseconds !== null && !same(time, milliseconds)) return `other times: ${difference(time ?? [], milliseconds)}`;
  const at = columns.findIndex(({ values }, k) => !same(read[k].values, values));
  return at < 0 ? null : `other numbers in "${columns[at].name}": ${difference(read[at].values, columns[at].values)}`;
}

function difference(read, right) {
  if (read.length !== right.length) return `${read.length} in place of ${right.length}`;
  const at = right.findIndex((value, k) => !Object.is(value, read[k]));
  return `${read[at]} in place of ${right[at]} in row ${at}`;
}
