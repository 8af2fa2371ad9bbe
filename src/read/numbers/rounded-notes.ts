import { listed, quoted } from "../../core/listed.js";
import type { ColumnProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";

/** Whole numbers that no number of double precision is, which are read as the nearest one: said with one of them. */
export async function roundedNotes(source: Source, columns: readonly ColumnProfile[]): Promise<string[]> {
  const large = columns.filter(
    ({ notation, least, greatest }) =>
      notation.kind === "plain" && Math.max(-least, greatest) > Number.MAX_SAFE_INTEGER,
  );
  const found: string[] = [];
  let example: readonly string[] | null = null;
  for (const { name, index } of large) {
    const cell = `trim(${source.cell(index)})`;
    const [row] = await source.query(
      `SELECT count(*), min(cell), min_by(CAST(near AS VARCHAR), cell) FROM (
         SELECT cell, TRY_CAST(TRY_CAST(cell AS DOUBLE) AS HUGEINT) AS near, TRY_CAST(cell AS HUGEINT) AS whole
         FROM (SELECT ${cell} AS cell FROM ${source.relation}) WHERE regexp_full_match(cell, '[-+]?[0-9]{16,37}')
       ) WHERE near <> whole`,
    );
    const [count, written, read] = row!.map(String) as [string, string, string];
    if (count === "0") continue;
    found.push(`${quoted(name)} (${count})`);
    example ??= [written, read];
  }
  if (example === null) return [];
  return [
    `Whole numbers beyond 2^53 are read as the nearest number of double precision, ${example[0]} as ${example[1]}: ${listed(found)}.`,
  ];
}
