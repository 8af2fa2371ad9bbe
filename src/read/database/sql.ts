import { MISSING_TOKENS } from "./missing-tokens.js";

/** SQL: whether a text stands for a missing value; `more` are texts that do beside the usual ones, or beside those of `base`. */
export function isMissing(text: string, more: readonly string[], base = MISSING_TOKENS): string {
  const tokens = [...new Set([...base, ...more.map((token) => token.trim().toUpperCase())])];
  // Not IN: that becomes a hash join for each column, which took gigabytes for 60 columns.
  const isAmong = (list: readonly string[]) =>
    list.length === 0 ? "false" : `list_contains([${list.map(literal).join(", ")}], upper(trim(${text})))`;
  // Times and numbers begin with a digit, and few tokens do: a million times take a tenth so.
  const digits = tokens.filter((token) => /^[0-9]/.test(token));
  return `coalesce(CASE WHEN ascii(${text}) BETWEEN 48 AND 57 THEN ${isAmong(digits)} ELSE ${isAmong(tokens)} END, true)`;
}

/** SQL: a text without blanks around it, '' for one that stands for a missing value. */
export function trimmed(text: string, more: readonly string[], base = MISSING_TOKENS): string {
  return `CASE WHEN ${isMissing(text, more, base)} THEN '' ELSE trim(${text}) END`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
