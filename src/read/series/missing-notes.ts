import { listed, quoted } from "../../core/listed.js";
import { inColumnBlocks, listOf } from "../database/column-blocks.js";
import { isUsualToken } from "../database/missing-tokens.js";
import type { ColumnProfile } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { isMissing } from "../database/sql.js";
import { byNotation } from "../numbers/by-notation.js";
import { knownSql, numberSql } from "../numbers/number-sql.js";

/** Which texts and numbers were taken as missing values, those aside that can be nothing else, and how many cells hold them. */
export async function missingNotes(source: Source, columns: readonly ColumnProfile[]): Promise<string[]> {
  const { missingValues } = source;
  const counts = new Map<string, number>();
  for (const group of byNotation(columns.filter(({ missing }) => missing > 0))) {
    await inColumnBlocks(
      source,
      group.columns.map(({ index }) => index),
      async (block) => {
        const number = numberSql("cell", group.notation);
        const found = await source.query(
          `SELECT min(trim(cell)), count(*) FROM (SELECT unnest(${listOf(source, block)}) AS cell FROM ${source.relation})
           WHERE ${knownSql(number, missingValues)} IS NULL AND strlen(cell) > 0
             AND (${number} IS NOT NULL OR ${isMissing("cell", missingValues)})
           GROUP BY upper(trim(cell)) ORDER BY 1`,
        );
        for (const [token, count] of found) {
          counts.set(String(token), (counts.get(String(token)) ?? 0) + Number(count));
        }
        return true;
      },
    );
  }
  const said = [...counts].filter(([token]) => !isUsualToken(token)).sort(([, a], [, b]) => b - a);
  if (said.length === 0) return [];
  return [`Taken as missing values: ${listed(said.map(([token, count]) => `${quoted(token)} (${count})`))}.`];
}
