import { rename } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { WrittenColumn } from "../poc/written-column.js";
import { literal } from "../read/database/sql.js";
import { partOf, removeLeftParts, removeQuietly } from "./part-file.js";
import { openDatabase } from "./read/database.js";
import { temporaryFolder } from "./temporary-folder.js";
import { makeFolder, refuseOther, writeWhole, writing } from "./write.js";

const SQL_TYPES: Readonly<Record<WrittenColumn["type"], string>> = {
  text: "VARCHAR",
  number: "DOUBLE",
  count: "INTEGER",
  day: "DATE",
  moment: "TIMESTAMP",
};

/** Writes a table of CSV, with a line of names first, as Parquet: whole or not at all, with an error that names the option. */
export async function writeParquet(
  path: string,
  columns: readonly WrittenColumn[],
  { csv, option }: { readonly csv: Iterable<string>; readonly option: string },
): Promise<void> {
  const temporary = await temporaryFolder();
  const part = partOf(path);
  try {
    const table = join(temporary.path, "table.csv");
    await writeWhole(table, csv);
    await writing(path, option, async () => {
      await makeFolder(dirname(path));
      await refuseOther(path);
      await removeLeftParts(path);
      await convert(table, columns, part);
      await rename(part, path);
    });
  } finally {
    await removeQuietly(part);
    temporary.remove();
  }
}

async function convert(table: string, columns: readonly WrittenColumn[], into: string): Promise<void> {
  const texts = columns.map((_, k) => `'c${k}': 'VARCHAR'`).join(", ");
  const read = `read_csv(${literal(table)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${texts}})`;
  const fields = columns.map(
    ({ name, type }, k) => `CAST(c${k} AS ${SQL_TYPES[type]}) AS "${name.replaceAll('"', '""')}"`,
  );
  const database = await openDatabase(into, undefined);
  try {
    await database.query(
      `COPY (SELECT ${fields.join(", ")} FROM ${read}) TO ${literal(resolve(into))} (FORMAT parquet)`,
    );
  } finally {
    database.close();
  }
}
