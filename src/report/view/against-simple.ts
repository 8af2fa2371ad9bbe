import { significant } from "../../page/text/numbers.js";
import type { ScoreRowRecord } from "../../study/records/score.js";
import type { Texts } from "../text/texts.js";

/** Above it a difference is not shown. */
const SURE = 0.05;
const LEAST_P = 0.001;

/** What Diebold and Mariano's test says of a forecast beside the best simple one, in words; null where it was not tested. */
export function againstSimple(
  { againstSimple: test }: ScoreRowRecord,
  texts: Texts,
): { readonly isShown: boolean; readonly words: string } | null {
  if (test === null) return null;
  const p = test.p < LEAST_P ? `p < ${LEAST_P}` : `p = ${significant(test.p, 2)}`;
  if (test.p >= SURE) return { isShown: false, words: texts.noDifference(p) };
  return { isShown: true, words: test.statistic < 0 ? texts.better(p) : texts.worse(p) };
}
