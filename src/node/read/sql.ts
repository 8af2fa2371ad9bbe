import { resolve } from "node:path";
import { MISSING_TOKENS } from "./csv-layout.js";

/** SQL: whether a text stands for a missing value. */
export function isMissing(text: string): string {
  // Not IN: that becomes a hash join for each column, which took gigabytes for 60 columns.
  return `coalesce(list_contains([${MISSING_TOKENS.map(literal).join(", ")}], upper(trim(${text}))), true)`;
}

/** SQL: a text without blanks around it, '' for one that stands for a missing value. */
export function trimmed(text: string): string {
  return `CASE WHEN ${isMissing(text)} THEN '' ELSE trim(${text}) END`;
}

export function numberOf(text: string, decimalComma: boolean): string {
  const cast = `TRY_CAST(${decimalComma ? `replace(${text}, ',', '.')` : text} AS DOUBLE)`;
  // DuckDB reads 1_000 and +-1 as numbers; here they are text. So is 1.000 among decimal commas, which means a thousand.
  const others = ["_", "+-", ...(decimalComma ? ["."] : [])].map((part) => ` AND NOT contains(${text}, '${part}')`);
  return `CASE WHEN abs(${cast}) <= ${Number.MAX_VALUE}${others.join("")} THEN ${cast} END`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An absolute path in which *, ? and [ stand for themselves. */
export function pathLiteral(file: string): string {
  return literal(resolve(file).replace(/[*?[]/g, "[$&]"));
}
