// Tables in the dialects of many countries and programs, from values that are known: delimiter, decimal and grouping marks, encoding, notation of
// the time, order of the rows, missing marker, lines around the table. Held to: the very numbers and times, or refused in clear words, never others.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readTable } from "gradus/node";
import { Fault, tried } from "../outcome.mjs";
import { drawDialect } from "./dialects/draw.mjs";
import { drawValues } from "./dialects/values.mjs";
import { writeDialect } from "./dialects/write.mjs";

export const fuzzer = {
  name: "dialects",
  share: { seconds: 2, cases: 4 },
  start({ folder, show }) {
    return {
      async attempt(stream, k) {
        const dialect = drawDialect(stream);
        const table = drawValues(stream, dialect);
        const { bytes, text } = writeDialect(table, dialect);
        const file = join(folder, `dialect-${k % 4}.${dialect.delimiter === "\t" ? "tsv" : "csv"}`);
        writeFileSync(file, bytes);
        show({ dialect, text: text.slice(0, 3000) });
        const options = { target: [table.columns[0].name], inputs: table.columns.map(({ name }) => name) };
        return tried(
          dialect.time.name,
          () => readTable(file, { ...options, ...(table.hasMissing && { missing: "previous" }) }),
          (read) => isRight(read, table),
        );
      },
    };
  },
};

function isRight({ series }, { columns, milliseconds }) {
  for (const { name, values } of columns) {
    const read = series.columns.find((column) => column.name === name);
    if (read === undefined) throw new Fault("dialect", `no column ${JSON.stringify(name)}`);
    const off = read.values.findIndex((value, row) => read.filled?.[row] !== 1 && !Object.is(value, values[row]));
    if (read.values.length !== values.length)
      throw new Fault("dialect", `${read.values.length} rows in place of ${values.length}`);
    if (off >= 0)
      throw new Fault(
        "dialect",
        `${read.values[off]} in place of ${values[off]} in row ${off} of ${JSON.stringify(name)}`,
      );
    const kept = values.findIndex((value, row) => Number.isNaN(value) !== (read.filled?.[row] === 1));
    if (kept >= 0)
      throw new Fault(
        "dialect",
        `a missing value of ${JSON.stringify(name)} stands for ${values[kept]} in row ${kept}`,
      );
  }
  const times = series.time?.milliseconds ?? null;
  if ((times === null) !== (milliseconds === null))
    throw new Fault("dialect", times === null ? "no times" : "times that were not written");
  const late = milliseconds === null ? -1 : milliseconds.findIndex((moment, row) => times[row] !== moment);
  if (late >= 0) {
    const shown = (moment) => new Date(moment).toISOString();
    throw new Fault("dialect", `${shown(times[late])} in place of ${shown(milliseconds[late])} in row ${late}`);
  }
  return true;
}
