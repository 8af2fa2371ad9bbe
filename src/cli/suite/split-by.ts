import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { GradusError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import { suggestion } from "../../core/nearest-name.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { visible } from "../../core/visible.js";
import { openHost } from "../../node/read/open-host.js";
import type { OpenOptions } from "../../read/database/open-source.js";
import type { Source } from "../../read/database/source.js";
import { literal } from "../../read/database/sql.js";
import { withSource } from "../../read/database/with-source.js";
import type { UnnamedRows } from "../../suite/record.js";
import { type SuiteEntry, withOwnFolders } from "./entry.js";
import { writePart } from "./write-part.js";

/** Series of one table that a suite takes: each is a study of minutes. */
const MOST_SERIES = 10_000;

interface SplitOptions extends OpenOptions {
  readonly by: string;
  /** Where the parts go. */
  readonly folder: string;
  readonly signal: ListenedSignal;
}

export interface SplitTable {
  readonly entries: readonly SuiteEntry[];
  /** Rows of no series; null where each has one. */
  readonly unnamed: UnnamedRows | null;
}

/**
 * A table of many series as one table each, written beside the studies: every cell as it stands, without the column that tells them apart. A part that cannot be
 * written is told of its series alone.
 *
 * @throws GradusError where the table has no such column, InputError where it cannot be read
 */
export async function splitBy(file: string, { by, folder, ...options }: SplitOptions): Promise<SplitTable> {
  await mkdir(folder, { recursive: true });
  return withSource(
    () => openHost(file, options.signal),
    options,
    async (source) => {
      const k = ensureColumn(source, { by, file });
      await source.query(partsTable(source, k));
      const rows = await source.query(
        `SELECT key, count(*) AS rows, min(place) AS first FROM ${PARTS} GROUP BY key ORDER BY first LIMIT ${MOST_SERIES + 2}`,
      );
      const named = withOwnFolders(
        seriesIn(rows, by).map((name) => ({
          ...{ name, file: "" },
          flags: ["--called", visible(`${basename(file)}, ${by} ${name}`)],
        })),
      );
      const entries: SuiteEntry[] = [];
      for (const entry of named) {
        const part = join(folder, `${entry.folder}.csv`);
        const problem = await writePart(part, (path) =>
          source.query(copyOfPart(source, { k, name: entry.name, path })),
        );
        entries.push({ ...entry, file: part, ...(problem !== null && { problem }) });
      }
      const without = rows.find(([value]) => value === "");
      return { entries, unnamed: without === undefined ? null : await unnamedRows(source, { by, without }) };
    },
  );
}

function ensureColumn({ columns }: Source, { by, file }: { readonly by: string; readonly file: string }): number {
  const k = columns.indexOf(by);
  if (k >= 0) return k;
  throw new GradusError(
    `--by must be a column of ${file}, got ${quoted(by)}.${suggestion(by, columns)} Its columns: ${columns.map(quoted).join(", ")}.`,
  );
}

/** Names of the series, in the order in which they come. */
function seriesIn(rows: readonly (readonly unknown[])[], by: string): string[] {
  const values = rows.map(([value]) => String(value)).filter((value) => value !== "");
  if (values.length > MOST_SERIES)
    throw new GradusError(`--by must name a column of at most ${MOST_SERIES} values, got more in ${quoted(by)}.`);
  if (values.length === 0) throw new GradusError(`--by must name a column with values, got ${quoted(by)} without any.`);
  return values;
}

const PARTS = "gradus_parts";

/** The table read once, rows of one series together: else the file would be read again for each of them. */
function partsTable(source: Source, k: number): string {
  const cells = source.columns.map((_, j) => `${source.cell(j)} AS c${j}`).join(", ");
  return `CREATE TEMP TABLE ${PARTS} AS SELECT * FROM
    (SELECT coalesce(trim(${source.cell(k)}), '') AS key, row_number() OVER () AS place, ${cells} FROM ${source.relation}) ORDER BY key, place`;
}

/** Writes one series: every other cell as it stands, its rows in their order. */
function copyOfPart(
  { columns }: Source,
  { k, name, path }: { readonly k: number; readonly name: string; readonly path: string },
): string {
  const cells = columns.flatMap((column, j) => (j === k ? [] : [`c${j} AS "${column.replaceAll('"', '""')}"`]));
  return `COPY (SELECT ${cells.join(", ")} FROM ${PARTS} WHERE key = ${literal(name)} ORDER BY place) TO ${literal(path)} (FORMAT csv, HEADER)`;
}

async function unnamedRows(
  source: Source,
  { by, without: [, rows, first] }: { readonly by: string; readonly without: readonly unknown[] },
): Promise<UnnamedRows> {
  return { column: by, rows: Number(rows), first: await source.rowOf(Number(first) - 1) };
}
