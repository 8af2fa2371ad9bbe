import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { suggestion } from "../../core/nearest-name.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { openHost } from "../../node/read/open-host.js";
import { literal } from "../../read/database/sql.js";
import { withSource } from "../../read/database/with-source.js";
import { type SuiteEntry, withOwnNames } from "./entries.js";

/** Series of one table that a suite takes: each is a study of minutes. */
const MOST_SERIES = 10_000;

interface SplitOptions {
  readonly by: string;
  /** Where the parts go. */
  readonly folder: string;
  readonly signal: ListenedSignal;
}

/**
 * A table of many series as one table each, written beside the studies: every cell as it stands, without the column that tells them apart.
 *
 * @throws GradusError where the table has no such column, InputError where it cannot be read
 */
export async function splitBy(file: string, { by, folder, signal }: SplitOptions): Promise<readonly SuiteEntry[]> {
  await mkdir(folder, { recursive: true });
  return withSource(
    () => openHost(file, signal),
    { signal },
    async (source) => {
      const k = source.columns.indexOf(by);
      if (k < 0)
        throw new GradusError(
          `--by must be a column of ${file}, got ${quoted(by)}.${suggestion(by, source.columns)} Its columns: ${source.columns.map(quoted).join(", ")}.`,
        );
      const key = `trim(${source.cell(k)})`;
      const rows = await source.query(
        `SELECT key, min(place) AS first FROM (SELECT ${key} AS key, row_number() OVER () AS place FROM ${source.relation})
         WHERE key IS NOT NULL AND key <> '' GROUP BY key ORDER BY first LIMIT ${MOST_SERIES + 1}`,
      );
      if (rows.length > MOST_SERIES)
        throw new GradusError(`--by must name a column of at most ${MOST_SERIES} values, got more in ${quoted(by)}.`);
      const cells = source.columns
        .flatMap((name, j) => (j === k ? [] : [`${source.cell(j)} AS "${name.replaceAll('"', '""')}"`]))
        .join(", ");
      const values = rows.map(([value]) => String(value));
      // A name as a whole: a slash in it makes no folder.
      const named = withOwnNames(
        values.map((value) => ({ name: value.replaceAll(/[/\\]/g, "-"), file: "", flags: [] })),
      );
      const entries: SuiteEntry[] = [];
      for (const [at, value] of values.entries()) {
        const { name } = named[at]!;
        const part = join(folder, `${name}.csv`);
        await source.query(
          `COPY (SELECT ${cells} FROM ${source.relation} WHERE ${key} = ${literal(value)}) TO ${literal(resolve(part))} (FORMAT csv, HEADER)`,
        );
        entries.push({ name, file: part, flags: [] });
      }
      if (entries.length === 0)
        throw new GradusError(`--by must name a column with values, got ${quoted(by)} without any.`);
      return entries;
    },
  );
}
