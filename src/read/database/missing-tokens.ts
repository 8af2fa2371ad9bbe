/** Texts of a missing value, in capitals, that need no word. */
const USUAL: readonly string[] = ["", "NA", "N/A", "NAN", "NULL"];

/** Those that are said to have been read so: they may be meant otherwise. */
const OTHERS: readonly string[] = [
  ...["?", "-", "--", "---", "–", "—", "−", "－", "ー", ".", "..", "...", "…", "*", "**", "***", ":", "/", "//", "///"],
  ...["#N/A", "#NA", "#N/A N/A", "N.A.", "N.A", "<NA>", "(NA)", "-NAN", "+NAN", "NAN(IND)", "-NAN(IND)", "1.#QNAN"],
  ...["-1.#QNAN", "1.#IND", "-1.#IND", "NAT", "NONE", "NIL", "(NULL)", "<NULL>", "\\N", "MISSING", "NO DATA", "NODATA"],
  ...["欠測", "欠損", "欠損値", "データなし", "N.D.", "ND"],
];

export const MISSING_TOKENS: readonly string[] = [...USUAL, ...OTHERS];

export function isMissingToken(cell: string): boolean {
  return MISSING_TOKENS.includes(cell.trim().toUpperCase());
}

/** Whether a cell that stands for a missing value does so beyond doubt. */
export function isUsualToken(token: string): boolean {
  return USUAL.includes(token.trim().toUpperCase());
}
