/** Pairs of words for 1 and 0, in capitals. */
const PAIRS: readonly (readonly [yes: string, no: string])[] = [
  ["TRUE", "FALSE"],
  ["YES", "NO"],
  ["Y", "N"],
  ["T", "F"],
  ["ON", "OFF"],
  ["はい", "いいえ"],
  ["有", "無"],
  ["あり", "なし"],
  ["WAHR", "FALSCH"],
  ["JA", "NEIN"],
  ["VRAI", "FAUX"],
  ["OUI", "NON"],
  ["VERDADERO", "FALSO"],
  ["SÍ", "NO"],
  ["VERO", "FALSO"],
  ["是", "否"],
];

/** All of these words. */
export const TRUTH_WORDS: readonly string[] = [...new Set(PAIRS.flat())];

/** The pair that all of the words, in capitals, belong to; null for none, and for one word that may belong to several. */
export function pairOf(words: readonly string[]): { readonly yes: string; readonly no: string } | null {
  const [pair, second] = PAIRS.filter((both) => words.every((word) => both.includes(word)));
  if (pair === undefined) return null;
  const isSame = second === undefined || words.every((word) => pair.indexOf(word) === second.indexOf(word));
  return isSame ? { yes: pair[0], no: pair[1] } : null;
}
